"use client";

import { Check, Copy, type LucideIcon } from "lucide-react";
import { type ComponentProps, useEffect, useState } from "react";
import { announce } from "#components/ui/announce.ts";
import { Button } from "#components/ui/button.tsx";
import { copyText } from "#components/ui/copy-text.ts";

type Props = Omit<ComponentProps<typeof Button>, "onClick"> & {
  /** What is copied, worked out when pressed. */
  text: () => string;
  /** What a screen reader hears; also the hint of a button without words. */
  label: string;
  icon?: LucideIcon;
};

const RESET_AFTER_MS = 1600;

export function CopyButton({ text, label, icon: Icon = Copy, children, size, ...rest }: Props) {
  const [said, setSaid] = useState<string | null>(null);
  const copied = said === "Copied";

  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), RESET_AFTER_MS);
    return () => clearTimeout(timer);
  }, [said]);

  async function copy() {
    const outcome = (await copyText(text())) ? "Copied" : "This browser blocks copying here";
    setSaid(outcome);
    announce(outcome);
  }

  return (
    <Button
      {...rest}
      size={size ?? (children ? "normal" : "icon")}
      aria-label={label}
      title={said ?? label}
      onClick={copy}
    >
      {copied ? (
        <Check aria-hidden="true" className="size-3.5 shrink-0 text-ok" />
      ) : (
        <Icon aria-hidden="true" className="size-3.5 shrink-0" />
      )}
      {children}
    </Button>
  );
}
