"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { statsQuery } from "#components/data/stats-query.ts";
import { DeliveryList } from "#components/deliveries/delivery-list.tsx";
import { ListHeader } from "#components/deliveries/list-header.tsx";
import { StatsStrip } from "#components/deliveries/stats-strip.tsx";
import { useDeliveryFilters } from "#components/deliveries/use-delivery-filters.ts";
import { useDeliveryTitle } from "#components/deliveries/use-delivery-title.ts";
import { useOpenDelivery } from "#components/deliveries/use-open-delivery.ts";
import { loadPart } from "#components/ui/load-part.ts";
import { SplitScreen } from "#components/ui/split-screen.tsx";

const DeliveryDetail = dynamic(() =>
  loadPart(() => import("#components/delivery/delivery-detail.tsx")).then((module) => module.DeliveryDetail),
);

/** The list, and beside it the delivery that the URL names. */
export function DeliveriesScreen() {
  const { openId, open, close } = useOpenDelivery();
  const { filtered } = useDeliveryFilters();
  const { data: stats } = useQuery(statsQuery());
  const untouched = stats?.total.deliveries === 0 && !filtered && openId === null;
  useDeliveryTitle(openId);
  return (
    <SplitScreen
      listName="List of deliveries"
      detailName="Delivery"
      rowName="delivery"
      openId={openId}
      onClose={close}
      list={
        <>
          <ListHeader bare={untouched} />
          {untouched ? null : <StatsStrip />}
          <DeliveryList />
        </>
      }
      detail={(id, onClose) => <DeliveryDetail id={id} onClose={onClose} onOpen={open} />}
      nothingOpen={untouched ? null : "Choose a delivery to read it here."}
    />
  );
}
