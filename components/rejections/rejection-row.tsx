import type { MouseEvent } from "react";
import { reasonWords } from "#components/rejections/reason-words.ts";
import { rejectionHref } from "#components/rejections/use-open-rejection.ts";
import { Chip } from "#components/ui/chip.tsx";
import { formatBytes } from "#components/ui/format-bytes.ts";
import { Time } from "#components/ui/time.tsx";
import type { RejectionItem } from "#lib/api/rejection.ts";

type Props = { item: RejectionItem; open: boolean; tabbable: boolean; onOpen: (id: number) => void };

/** One refused request in the list; the whole row opens it. */
export function RejectionRow({ item, open, tabbable, onOpen }: Props) {
  function openHere(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onOpen(item.id);
  }

  return (
    <div
      className={`relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-0.5 px-4 py-2 has-[a:focus-visible]:outline-2 has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-accent ${open ? "bg-accent-soft" : "hover:bg-bg"}`}
    >
      <a
        href={rejectionHref(item.id)}
        onClick={openHere}
        aria-current={open ? "true" : undefined}
        tabIndex={tabbable ? undefined : -1}
        data-rejection={item.id}
        className="truncate font-[540] outline-none after:absolute after:inset-0"
      >
        {reasonWords(item.reason)}
      </a>
      <span className="text-xs text-soft">
        <Time iso={item.receivedAt} />
      </span>
      <span className="col-span-2 line-clamp-2 text-xs text-soft" title={item.diagnosis}>
        {item.diagnosis}
      </span>
      <span className="truncate text-2xs text-faint">
        <bdi className="font-mono">{item.remoteAddress}</bdi> · {formatBytes(item.sizeBytes)}
      </span>
      <span className="justify-self-end">
        {item.promotable ? <Chip tone="ok">Verifies now</Chip> : null}
        {item.promotedTo === null ? null : <Chip>Promoted</Chip>}
      </span>
    </div>
  );
}
