import type { ComponentProps } from "react";

export const chipTones = {
  call: "bg-call-soft text-call",
  message: "bg-message-soft text-message",
  contact: "bg-contact-soft text-contact",
  tag: "bg-tag-soft text-tag",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
  ok: "bg-ok-soft text-ok",
  accent: "bg-accent-soft text-accent",
  plain: "bg-sunk text-soft",
  outline: "text-soft inset-ring inset-ring-line",
};

export type ChipTone = keyof typeof chipTones;

/** A short word about a thing, in the hue of its meaning. */
export function Chip({ tone = "plain", className, ...rest }: ComponentProps<"span"> & { tone?: ChipTone }) {
  return (
    <span
      {...rest}
      className={`inline-flex max-w-full items-center gap-1 rounded-sm px-1.5 py-px text-2xs font-[530] whitespace-nowrap ${chipTones[tone]} ${className ?? ""}`}
    />
  );
}
