"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CloudAlert, SearchX } from "lucide-react";
import { useId } from "react";
import { ApiError } from "#components/data/api-error.ts";
import { deliveryQuery } from "#components/data/delivery-queries.ts";
import { useRights } from "#components/data/me-query.ts";
import { AttemptTimeline } from "#components/delivery/attempt-timeline.tsx";
import { DetailActions } from "#components/delivery/detail-actions.tsx";
import { DetailFacts } from "#components/delivery/detail-facts.tsx";
import { DetailSkeleton } from "#components/delivery/detail-skeleton.tsx";
import { DetailSummary } from "#components/delivery/detail-summary.tsx";
import { DetailTabs } from "#components/delivery/detail-tabs.tsx";
import { ProblemNotice } from "#components/delivery/problem-notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { DetailFrame } from "#components/ui/detail-frame.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";

type Props = { id: number; onClose?: () => void; onOpen: (id: number) => void };

/** One delivery, whole: what it says, how it came, and every byte of it. */
export function DeliveryDetail({ id, onClose, onOpen }: Props) {
  const titleId = useId();
  const may = useRights();
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...deliveryQuery(id),
    // The one before stays until the next is here; between neighbours that is a blink.
    placeholderData: keepPreviousData,
  });

  const frame = { name: "Delivery", back: "Deliveries", onClose };

  if (!data) {
    return (
      <DetailFrame {...frame}>
        {error ? (
          <DetailFailed id={id} error={error} onRetry={() => void refetch()} onClose={onClose} />
        ) : (
          <DetailSkeleton />
        )}
      </DetailFrame>
    );
  }
  return (
    <DetailFrame
      {...frame}
      titleId={titleId}
      busy={isPlaceholderData}
      actions={<DetailActions delivery={data} stale={isPlaceholderData} onOpen={onOpen} />}
    >
      <DetailSummary delivery={data} titleId={titleId} onOpen={onOpen} />
      {data.problem ? <ProblemNotice problem={data.problem} /> : null}
      <DetailFacts delivery={data} />
      <AttemptTimeline key={`attempts-${data.id}`} delivery={data} />
      {may("raw") ? <DetailTabs delivery={data} onFiltered={() => onClose?.()} /> : <NotForRole />}
    </DetailFrame>
  );
}

function NotForRole() {
  return (
    <p className="border-t border-line pt-3 text-xs text-faint">
      Payload, headers and raw body are for members and administrators.
    </p>
  );
}

type FailedProps = { id: number; error: Error; onRetry: () => void; onClose: (() => void) | undefined };

function DetailFailed({ id, error, onRetry, onClose }: FailedProps) {
  if (error instanceof ApiError && error.status === 404) {
    return (
      <StatePanel
        icon={<SearchX />}
        title={`There is no delivery ${id}`}
        action={onClose ? <Button onClick={onClose}>Show all deliveries</Button> : null}
      >
        The link may be of another inbox, or the number was mistyped.
      </StatePanel>
    );
  }
  return (
    <StatePanel
      tone="error"
      icon={<CloudAlert />}
      title="The delivery could not be loaded"
      action={<Button onClick={onRetry}>Try again</Button>}
    >
      {error.message}
    </StatePanel>
  );
}
