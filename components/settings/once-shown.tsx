"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";

type Props = {
  title: string;
  /** What is copied. */
  value: string;
  copyLabel: string;
  children: ReactNode;
  onClose: () => void;
};

/** A secret that is shown now and never again. */
export function OnceShown({ title, value, copyLabel, children, onClose }: Props) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    box.current?.focus();
    box.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <section
      ref={box}
      aria-label={title}
      tabIndex={-1}
      className="mt-3 rounded-lg bg-ok-soft px-3.5 py-3 text-sm outline-none"
    >
      <div className="flex items-start justify-between gap-3">
        <p className="min-w-0 font-[560] wrap-anywhere">{title}</p>
        <Button look="ghost" size="small" aria-label="Done, hide it" title="Done, hide it" onClick={onClose}>
          <X aria-hidden="true" className="size-3.5" />
        </Button>
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <code className="min-w-0 flex-1 basis-60 rounded-md bg-panel px-2.5 py-1.5 text-xs ring-1 ring-line wrap-anywhere select-all">
          {value}
        </code>
        <CopyButton label={copyLabel} text={() => value}>
          Copy
        </CopyButton>
      </div>
      <div className="mt-2 text-xs text-soft">{children}</div>
    </section>
  );
}
