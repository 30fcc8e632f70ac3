"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import { deliveryBodyQuery } from "#components/data/delivery-queries.ts";
import { conflictingAttempts, firstBody } from "#components/delivery/bodies.ts";
import { BodyLoading } from "#components/delivery/body-loading.tsx";
import { PayloadView } from "#components/delivery/payload-view.tsx";
import { RawBody } from "#components/delivery/raw-body.tsx";
import { HeaderTable } from "#components/request/header-table.tsx";
import { loadPart } from "#components/ui/load-part.ts";
import { type Tab, Tabs } from "#components/ui/tabs.tsx";
import type { Delivery } from "#lib/api/delivery.ts";

type TabId = "payload" | "raw" | "headers" | "forwards" | "difference";

const Difference = dynamic(
  () => loadPart(() => import("#components/delivery/difference.tsx")).then((module) => module.Difference),
  {
    loading: () => <BodyLoading error={null} onRetry={() => {}} />,
  },
);

const DeliveryForwards = dynamic(
  () =>
    loadPart(() => import("#components/forwarding/delivery-forwards.tsx")).then((module) => module.DeliveryForwards),
  {
    loading: () => <BodyLoading error={null} onRetry={() => {}} />,
  },
);

/** What came, seen in several ways, and where it went on to. */
export function DetailTabs({ delivery, onFiltered }: { delivery: Delivery; onFiltered: () => void }) {
  const [chosen, choose] = useState<TabId>("payload");
  const sha256 = firstBody(delivery);
  const body = useQuery(deliveryBodyQuery(delivery.id, sha256, null));

  function withBody(show: (bytes: Uint8Array) => ReactNode) {
    return body.data ? show(body.data) : <BodyLoading error={body.error} onRetry={() => void body.refetch()} />;
  }

  const tabs: Tab<TabId>[] = [
    {
      id: "payload",
      title: "Payload",
      panel: withBody((bytes) => <PayloadView key={sha256} bytes={bytes} onFiltered={onFiltered} />),
    },
    {
      id: "raw",
      title: "Raw body",
      panel: withBody((bytes) => <RawBody key={sha256} id={delivery.id} bytes={bytes} sha256={sha256} />),
    },
    {
      id: "headers",
      title: `Headers ${delivery.headers.length}`,
      panel: <HeaderTable key={delivery.id} headers={delivery.headers} />,
    },
    { id: "forwards", title: "Forwards", panel: <DeliveryForwards key={delivery.id} delivery={delivery} /> },
  ];
  if (conflictingAttempts(delivery).length > 0) {
    tabs.push({ id: "difference", title: "Difference", panel: <Difference key={delivery.id} delivery={delivery} /> });
  }
  const value = tabs.some((tab) => tab.id === chosen) ? chosen : "payload";
  return <Tabs label="What came" tabs={tabs} value={value} onChange={choose} />;
}
