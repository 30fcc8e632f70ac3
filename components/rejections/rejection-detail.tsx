"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CloudAlert, SearchX } from "lucide-react";
import { useId } from "react";
import { ApiError } from "#components/data/api-error.ts";
import { rejectionQuery } from "#components/data/rejection-queries.ts";
import { PromoteOne } from "#components/rejections/promote-one.tsx";
import { reasonWords } from "#components/rejections/reason-words.ts";
import { RejectionBody } from "#components/rejections/rejection-body.tsx";
import { HeaderTable } from "#components/request/header-table.tsx";
import { Button } from "#components/ui/button.tsx";
import { DetailFrame } from "#components/ui/detail-frame.tsx";
import { Fact, Facts } from "#components/ui/facts.tsx";
import { formatBytes } from "#components/ui/format-bytes.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Rejection } from "#lib/api/rejection.ts";

/** One refused request: the cure first, then everything that came. */
export function RejectionDetail({ id, onClose }: { id: number; onClose: () => void }) {
  const titleId = useId();
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...rejectionQuery(id),
    placeholderData: keepPreviousData,
  });
  const frame = { name: "Rejection", back: "Rejected", onClose };

  if (data) {
    return (
      <DetailFrame {...frame} titleId={titleId} busy={isPlaceholderData}>
        <RejectionParts rejection={data} titleId={titleId} />
      </DetailFrame>
    );
  }
  return (
    <DetailFrame {...frame}>
      {error ? (
        <RejectionFailed id={id} error={error} onRetry={() => void refetch()} onClose={onClose} />
      ) : (
        <div role="status" aria-label="Loading the rejection" className="flex flex-col gap-4">
          <Skeleton className="h-5 w-1/2" />
          <Skeleton className="h-16 w-full rounded-lg" />
          <Skeleton className="h-32 w-full" />
        </div>
      )}
    </DetailFrame>
  );
}

function RejectionParts({ rejection, titleId }: { rejection: Rejection; titleId: string }) {
  const { id, reason, diagnosis, receivedAt, remoteAddress, webhookId, sizeBytes, bodySha256, headers } = rejection;
  return (
    <>
      <h1 id={titleId}>{reasonWords(reason)}</h1>
      <Notice tone={rejection.promotedTo === null ? "bad" : "info"} title={diagnosis} />
      <PromoteOne rejection={rejection} />
      <Facts>
        <Fact name="Arrived">
          <Time iso={receivedAt} as="exact" />
        </Fact>
        <Fact name="From" mono>
          <bdi>{remoteAddress}</bdi>
        </Fact>
        <Fact name="Claimed id" mono>
          {webhookId === null ? <span className="text-soft">none</span> : <bdi>{webhookId}</bdi>}
        </Fact>
        <Fact name="Size">{formatBytes(sizeBytes)}</Fact>
        <Fact name="SHA-256" mono>
          {bodySha256}
        </Fact>
      </Facts>
      <section aria-labelledby={`${titleId}-headers`}>
        <h2 id={`${titleId}-headers`} className="mb-2">
          Headers
        </h2>
        <HeaderTable key={id} headers={headers} />
      </section>
      <section aria-labelledby={`${titleId}-body`}>
        <h2 id={`${titleId}-body`} className="mb-2">
          Body
        </h2>
        <RejectionBody key={id} rejection={rejection} />
      </section>
    </>
  );
}

type FailedProps = { id: number; error: Error; onRetry: () => void; onClose: () => void };

function RejectionFailed({ id, error, onRetry, onClose }: FailedProps) {
  if (error instanceof ApiError && error.status === 404) {
    return (
      <StatePanel
        icon={<SearchX />}
        title={`There is no rejection ${id}`}
        action={<Button onClick={onClose}>Show all rejections</Button>}
      >
        Rejections make room for newer ones, so it may be gone.
      </StatePanel>
    );
  }
  return (
    <StatePanel
      tone="error"
      icon={<CloudAlert />}
      title="The rejection could not be loaded"
      action={<Button onClick={onRetry}>Try again</Button>}
    >
      {error.message}
    </StatePanel>
  );
}
