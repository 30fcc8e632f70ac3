"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { rejectionListQuery } from "#components/data/rejection-queries.ts";
import { RejectionList } from "#components/rejections/rejection-list.tsx";
import { RejectionsHeader } from "#components/rejections/rejections-header.tsx";
import { useOpenRejection } from "#components/rejections/use-open-rejection.ts";
import { loadPart } from "#components/ui/load-part.ts";
import { SplitScreen } from "#components/ui/split-screen.tsx";

const RejectionDetail = dynamic(() =>
  loadPart(() => import("#components/rejections/rejection-detail.tsx")).then((module) => module.RejectionDetail),
);

/** What was refused, and beside it the one that the URL names. */
export function RejectionsScreen() {
  const { openId, close } = useOpenRejection();
  const { data: list } = useInfiniteQuery(rejectionListQuery());
  const none = list?.pages[0]?.data.length === 0;
  return (
    <SplitScreen
      listName="List of rejections"
      detailName="Rejection"
      rowName="rejection"
      openId={openId}
      onClose={close}
      list={
        <>
          <RejectionsHeader />
          <RejectionList />
        </>
      }
      detail={(id, onClose) => <RejectionDetail id={id} onClose={onClose} />}
      nothingOpen={none ? null : "Choose a rejection to read what was wrong with it."}
    />
  );
}
