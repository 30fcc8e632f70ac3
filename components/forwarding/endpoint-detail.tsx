"use client";

import { useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { type ReactNode, useId } from "react";
import { endpointsQuery } from "#components/data/endpoint-queries.ts";
import { useRights } from "#components/data/me-query.ts";
import { EndpointActions } from "#components/forwarding/endpoint-actions.tsx";
import { EndpointCare } from "#components/forwarding/endpoint-care.tsx";
import { EndpointSetUp } from "#components/forwarding/endpoint-set-up.tsx";
import { EndpointTestPanel } from "#components/forwarding/endpoint-test-panel.tsx";
import { endpointState } from "#components/forwarding/endpoint-words.ts";
import { ForwardList } from "#components/forwarding/forward-list.tsx";
import { RecoverPanel } from "#components/forwarding/recover-panel.tsx";
import { type endpointTabs, useForwardingAddress } from "#components/forwarding/use-forwarding-address.ts";
import { Button } from "#components/ui/button.tsx";
import { Chip } from "#components/ui/chip.tsx";
import { DetailFrame } from "#components/ui/detail-frame.tsx";
import { LoadFailed } from "#components/ui/load-failed.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";
import { type Tab, Tabs } from "#components/ui/tabs.tsx";
import type { Endpoint } from "#lib/api/endpoint.ts";
import { endpointName } from "#lib/forwarding/endpoint-name.ts";

type TabId = (typeof endpointTabs)[number];

/** One endpoint: how it does, what it was sent, and everything that can be done with it. */
export function EndpointDetail({ id, onClose }: { id: number; onClose: () => void }) {
  const titleId = useId();
  const { data, error, refetch } = useQuery(endpointsQuery());
  const endpoint = data?.data.find((one) => one.id === id);
  const frame = { name: "Endpoint", back: "Forwarding", onClose };

  if (endpoint) {
    return (
      <DetailFrame {...frame} titleId={titleId} fill actions={<EndpointActions endpoint={endpoint} />}>
        <EndpointHead endpoint={endpoint} titleId={titleId} />
        <EndpointTabs endpoint={endpoint} />
      </DetailFrame>
    );
  }
  if (data) {
    return (
      <DetailFrame {...frame}>
        <StatePanel
          icon={<SearchX />}
          title="There is no such endpoint"
          action={<Button onClick={onClose}>Show all endpoints</Button>}
        >
          It was removed, or the number in the address is mistyped.
        </StatePanel>
      </DetailFrame>
    );
  }
  return (
    <DetailFrame {...frame}>
      {error ? (
        <LoadFailed what="endpoint" error={error} onRetry={() => void refetch()} />
      ) : (
        <div role="status" aria-label="Loading the endpoint" className="flex flex-col gap-3">
          <Skeleton className="h-5 w-1/2" />
          <Skeleton className="h-3 w-2/3" />
        </div>
      )}
    </DetailFrame>
  );
}

function EndpointHead({ endpoint, titleId }: { endpoint: Endpoint; titleId: string }) {
  const { label, tone } = endpointState(endpoint);
  return (
    <header className="flex flex-col gap-1 px-4 pt-3.5 pb-2.5 lg:px-5.5">
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <h1 id={titleId} className="min-w-0 wrap-anywhere">
          <bdi>{endpointName(endpoint)}</bdi>
        </h1>
        <Chip tone={tone}>{label}</Chip>
      </div>
      <p className="line-clamp-2 font-mono text-xs break-all text-soft" title={endpoint.url}>
        <bdi>{endpoint.url}</bdi>
      </p>
      <EndpointCare endpoint={endpoint} />
    </header>
  );
}

function EndpointTabs({ endpoint }: { endpoint: Endpoint }) {
  const { view, setView } = useForwardingAddress();
  const may = useRights();
  const tabs: Tab<TabId>[] = [
    { id: "forwards", title: "Forwards", panel: <ForwardList endpoint={endpoint} /> },
    { id: "set-up", title: "Set-up", panel: scrolling(<EndpointSetUp endpoint={endpoint} />) },
  ];
  if (may("administer")) {
    tabs.push({ id: "test", title: "Test", panel: scrolling(<EndpointTestPanel endpoint={endpoint} />) });
  }
  tabs.push({ id: "again", title: "Send again", panel: scrolling(<RecoverPanel endpoint={endpoint} />) });
  return (
    <Tabs
      label="Of this endpoint"
      fill
      tabs={tabs}
      value={tabs.some(({ id }) => id === view.tab) ? view.tab : "forwards"}
      onChange={(tab) => void setView({ tab, kind: null, since: null })}
    />
  );
}

function scrolling(children: ReactNode) {
  return <div className="min-h-0 flex-1 overflow-y-auto px-4 pt-4 pb-10 lg:px-5.5">{children}</div>;
}
