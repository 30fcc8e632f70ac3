"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "#components/ui/button.tsx";

type Props = { title: string; onClose: () => void; children: ReactNode };

/** A form over the page. Mount it to open it. */
export function FormDialog({ title, onClose, children }: Props) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[min(34rem,calc(100vw-2rem))] overflow-y-auto rounded-lg bg-panel p-5 text-ink shadow-pop backdrop:bg-scrim"
    >
      <div className="mb-3 flex items-start justify-between gap-3">
        <h2 id={id} className="text-md font-[600] wrap-anywhere text-ink">
          {title}
        </h2>
        <Button look="ghost" size="icon" aria-label="Close" onClick={() => dialog.current?.close()}>
          <X aria-hidden="true" className="size-4" />
        </Button>
      </div>
      {children}
    </dialog>
  );
}
