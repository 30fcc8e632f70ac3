"use client";

import { useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { ApiError } from "#components/data/api-error.ts";
import { endpointsQuery, forwardQuery } from "#components/data/endpoint-queries.ts";
import { TopicChip } from "#components/deliveries/topic-chip.tsx";
import { ForwardTries } from "#components/forwarding/forward-tries.tsx";
import { forwardStateWords, originWords } from "#components/forwarding/forward-words.ts";
import { RetryForward } from "#components/forwarding/retry-forward.tsx";
import { Until } from "#components/forwarding/until.tsx";
import { endpointHref } from "#components/forwarding/use-forwarding-address.ts";
import { Button } from "#components/ui/button.tsx";
import { Chip } from "#components/ui/chip.tsx";
import { DetailFrame } from "#components/ui/detail-frame.tsx";
import { Fact, Facts } from "#components/ui/facts.tsx";
import { LoadFailed } from "#components/ui/load-failed.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Forward } from "#lib/api/endpoint.ts";
import { endpointName } from "#lib/forwarding/endpoint-name.ts";

type Props = { id: number; onClose: () => void };

/** One delivery on its way to one endpoint: what became of it, and every try. */
export function ForwardDetail(props: Props) {
  const place = useRef<HTMLDivElement>(null);
  // It takes the place of the row that was pressed, and so its focus.
  useEffect(() => {
    if (document.activeElement === document.body) place.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={place} tabIndex={-1} className="min-h-full outline-none">
      <ForwardView {...props} />
    </div>
  );
}

function ForwardView({ id, onClose }: Props) {
  const titleId = useId();
  const { data: forward, error, refetch } = useQuery(forwardQuery(id));
  const frame = { name: "Forward", back: "Endpoint", onClose };
  if (forward) {
    return (
      <DetailFrame {...frame} titleId={titleId} actions={<RetryForward forward={forward} />}>
        <header className="flex flex-col gap-1.5">
          <p className="flex flex-wrap items-center gap-1.5">
            <TopicChip topic={forward.topic} />
            <Chip tone={forwardStateWords[forward.state].tone}>{forwardStateWords[forward.state].label}</Chip>
            {originWords[forward.origin] === null ? null : <Chip tone="outline">{originWords[forward.origin]}</Chip>}
          </p>
          <h1 id={titleId} className="wrap-anywhere">
            <bdi>{forward.title}</bdi>
          </h1>
        </header>
        <ForwardFacts forward={forward} />
        <ForwardTries forward={forward} />
      </DetailFrame>
    );
  }
  return (
    <DetailFrame {...frame}>
      {error ? (
        <ForwardFailed error={error} onRetry={() => void refetch()} onClose={onClose} />
      ) : (
        <div role="status" aria-label="Loading the forward" className="flex flex-col gap-3">
          <Skeleton className="h-5 w-1/2" />
          <Skeleton className="h-3 w-2/3" />
        </div>
      )}
    </DetailFrame>
  );
}

function ForwardFacts({ forward }: { forward: Forward }) {
  const { deliveryId, endpointId, createdAt, settledAt, nextAttemptAt } = forward;
  const { data } = useQuery(endpointsQuery());
  const endpoint = data?.data.find(({ id }) => id === endpointId);
  return (
    <Facts>
      <Fact name="Delivery">
        <PageLink href={`/deliveries/${deliveryId}`} className="text-accent underline underline-offset-2">
          Open delivery {deliveryId}
        </PageLink>
      </Fact>
      {endpoint ? (
        <Fact name="To">
          <PageLink href={endpointHref(endpointId)} className="text-accent underline underline-offset-2">
            <bdi>{endpointName(endpoint)}</bdi>
          </PageLink>
        </Fact>
      ) : null}
      <Fact name="Owed since">
        <Time iso={createdAt} as="exact" />
      </Fact>
      {settledAt === null ? null : (
        <Fact name={forwardStateWords[forward.state].label}>
          <Time iso={settledAt} as="exact" />
        </Fact>
      )}
      {nextAttemptAt === null ? null : <Fact name="Next try">{nextTry(nextAttemptAt, endpoint?.status)}</Fact>}
    </Facts>
  );
}

function nextTry(at: string, status: string | undefined): ReactNode {
  if (status === "paused") return "when the endpoint is resumed";
  if (status === "disabled") return "when the endpoint is turned on";
  return (
    <>
      <Until iso={at} />, <Time iso={at} as="exact" className="text-soft" />
    </>
  );
}

type FailedProps = { error: Error; onRetry: () => void; onClose: () => void };

function ForwardFailed({ error, onRetry, onClose }: FailedProps) {
  if (!(error instanceof ApiError && error.status === 404)) {
    return <LoadFailed what="forward" error={error} onRetry={onRetry} />;
  }
  return (
    <StatePanel
      icon={<SearchX />}
      title="There is no such forward"
      action={<Button onClick={onClose}>Show the endpoint</Button>}
    >
      It was removed together with its endpoint or by age, or the number in the address is mistyped.
    </StatePanel>
  );
}
