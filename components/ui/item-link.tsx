import type { MouseEvent, ReactNode } from "react";

type Props = {
  href: string;
  item: number;
  open: boolean;
  /** Whether Tab stops here: one row of a list is enough. */
  tabbable: boolean;
  onOpen: (id: number) => void;
  className?: string;
  children: ReactNode;
};

/** The title of a row, whose whole row opens it; the browser's own ways to open a link elsewhere still work. */
export function ItemLink({ href, item, open, tabbable, onOpen, className = "", children }: Props) {
  function openHere(event: MouseEvent) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onOpen(item);
  }
  return (
    <a
      href={href}
      onClick={openHere}
      aria-current={open ? "true" : undefined}
      tabIndex={tabbable ? undefined : -1}
      data-item={item}
      className={`outline-none after:absolute after:inset-0 ${className}`}
    >
      {children}
    </a>
  );
}
