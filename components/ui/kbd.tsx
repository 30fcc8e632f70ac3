import type { ReactNode } from "react";

/** A key to press; hidden where there is no keyboard to speak of. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded-[4px] px-1 text-2xs leading-4 text-faint ring-1 ring-line pointer-coarse:hidden">
      {children}
    </kbd>
  );
}
