import type { ReactNode } from "react";
import { ItemLink } from "#components/ui/item-link.tsx";
import { Time } from "#components/ui/time.tsx";

type Props = {
  href: string;
  id: number;
  open: boolean;
  tabbable: boolean;
  onOpen: (id: number) => void;
  title: ReactNode;
  /** When something last happened. */
  at: string;
  line: ReactNode;
  aside?: ReactNode;
};

/** Pixels; every row is as high. */
export const CONVERSATION_ROW = 64;

/** Somebody in a list: who, when, and one line more; the whole row opens them. */
export function ConversationRow({ href, id, open, tabbable, onOpen, title, at, line, aside }: Props) {
  return (
    <div
      className={`relative grid h-full grid-cols-[minmax(0,1fr)_auto] content-center gap-x-3 gap-y-0.5 px-4 has-[a:focus-visible]:outline-2 has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-accent ${open ? "bg-accent-soft" : "hover:bg-bg"}`}
    >
      <ItemLink href={href} item={id} open={open} tabbable={tabbable} onOpen={onOpen} className="truncate font-[540]">
        {title}
      </ItemLink>
      <Time iso={at} className="justify-self-end text-xs text-soft" />
      <span className={`truncate text-xs leading-5 text-soft ${aside ? "" : "col-span-2"}`}>{line}</span>
      {aside}
    </div>
  );
}
