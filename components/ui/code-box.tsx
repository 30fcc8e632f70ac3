import type { ReactNode } from "react";

/** Text to be read exactly, in a box of its own that scrolls, by keyboard too. */
export function CodeBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
      tabIndex={0}
      className="max-h-[70vh] overflow-auto rounded-lg border border-line bg-panel px-3 py-2.5"
    >
      <pre className="text-xs leading-[1.6] whitespace-pre-wrap wrap-anywhere">{children}</pre>
    </section>
  );
}
