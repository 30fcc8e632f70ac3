"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { deliveryListQuery } from "#components/data/delivery-queries.ts";
import { usePagedItems } from "#components/data/use-paged-items.ts";
import { DeliveryRow } from "#components/deliveries/delivery-row.tsx";
import { NewDeliveries } from "#components/deliveries/new-deliveries.tsx";
import { NothingHere } from "#components/deliveries/nothing-here.tsx";
import { useDeliveryFilters } from "#components/deliveries/use-delivery-filters.ts";
import { useOpenDelivery } from "#components/deliveries/use-open-delivery.ts";
import { useStableCallback } from "#components/ui/use-stable-callback.ts";
import { VirtualList } from "#components/ui/virtual-list.tsx";
import type { DeliveryItem } from "#lib/api/delivery.ts";
import { serializeDeliveryFilters } from "#lib/api/delivery-filters.ts";

const idOf = ({ id }: DeliveryItem) => id;
const dayOf = ({ receivedAt }: DeliveryItem) => receivedAt;

/** Every delivery under the filters in the URL, newest first, as far down as the reader goes. */
export function DeliveryList() {
  const { filters, change } = useDeliveryFilters();
  const { openId, open, step } = useOpenDelivery();
  const scroller = useRef<HTMLDivElement>(null);
  const list = useInfiniteQuery(deliveryListQuery(filters));
  const items = usePagedItems(list.data, idOf);
  const search = serializeDeliveryFilters(filters);
  const openRow = useStableCallback(open);
  const filterBy = useStableCallback(change);

  return (
    <VirtualList
      pill={
        list.isPending ? null : (
          <NewDeliveries top={items[0]?.id ?? 0} onShown={() => scroller.current?.scrollTo({ top: 0 })} />
        )
      }
      label="Deliveries"
      what="deliveries"
      items={items}
      idOf={idOf}
      list={list}
      scroller={scroller}
      place={`deliveries${search}`}
      rowHeight={56}
      dayOf={dayOf}
      keys={{ name: "delivery", openId, step }}
      empty={<NothingHere />}
    >
      {(item, tabbable) => (
        <DeliveryRow
          item={item}
          search={search}
          open={item.id === openId}
          tabbable={tabbable}
          onOpen={openRow}
          onFilter={filterBy}
        />
      )}
    </VirtualList>
  );
}
