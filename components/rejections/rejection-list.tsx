"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { useRef } from "react";
import { rejectionListQuery } from "#components/data/rejection-queries.ts";
import { usePagedItems } from "#components/data/use-paged-items.ts";
import { RejectionRow } from "#components/rejections/rejection-row.tsx";
import { useOpenRejection } from "#components/rejections/use-open-rejection.ts";
import { StatePanel } from "#components/ui/state-panel.tsx";
import { VirtualList } from "#components/ui/virtual-list.tsx";
import type { RejectionItem } from "#lib/api/rejection.ts";

const idOf = ({ id }: RejectionItem) => id;

/** Every rejection that is kept, newest first. */
export function RejectionList() {
  const { openId, open, step } = useOpenRejection();
  const list = useInfiniteQuery(rejectionListQuery());
  const items = usePagedItems(list.data, idOf);
  const scroller = useRef<HTMLDivElement>(null);
  return (
    <VirtualList
      label="Rejections"
      what="rejections"
      items={items}
      idOf={idOf}
      list={list}
      scroller={scroller}
      place="rejections"
      rowHeight={72}
      rowsWrap
      keys={{ name: "rejection", openId, step }}
      empty={
        <StatePanel icon={<ShieldCheck />} title="Nothing was refused">
          A request whose signature does not verify waits here, with the reason and the cure in one sentence. Once the
          right secret is set, it can still be let in.
        </StatePanel>
      }
    >
      {(item, tabbable) => <RejectionRow item={item} open={item.id === openId} tabbable={tabbable} onOpen={open} />}
    </VirtualList>
  );
}
