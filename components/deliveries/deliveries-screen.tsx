"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useEffect, useRef } from "react";
import { statsQuery } from "#components/data/stats-query.ts";
import { DeliveryList } from "#components/deliveries/delivery-list.tsx";
import { ListHeader } from "#components/deliveries/list-header.tsx";
import { StatsStrip } from "#components/deliveries/stats-strip.tsx";
import { useDeliveryFilters } from "#components/deliveries/use-delivery-filters.ts";
import { useDeliveryTitle } from "#components/deliveries/use-delivery-title.ts";
import { useOpenDelivery } from "#components/deliveries/use-open-delivery.ts";
import { loadPart } from "#components/ui/load-part.ts";
import { useShortcuts } from "#components/ui/use-shortcuts.ts";

const DeliveryDetail = dynamic(() =>
  loadPart(() => import("#components/delivery/delivery-detail.tsx")).then((module) => module.DeliveryDetail),
);

const NARROW = "(width < 64rem)";

/** The list, and beside it the delivery that the URL names; on a narrow screen one or the other. */
export function DeliveriesScreen() {
  const { openId, open, close } = useOpenDelivery();
  const detail = useRef<HTMLElement>(null);
  const closed = useRef<number | null>(null);
  const { filtered } = useDeliveryFilters();
  const { data: stats } = useQuery(statsQuery());
  const untouched = stats?.total.deliveries === 0 && !filtered && openId === null;

  function closeAndReturn() {
    closed.current = openId;
    close();
  }

  useDeliveryTitle(openId);

  useEffect(() => {
    detail.current?.scrollTo({ top: 0 });
    // Where the detail takes the list's place, the focus goes with it.
    if (openId !== null && window.matchMedia(NARROW).matches) detail.current?.focus();
    if (openId !== null || closed.current === null) return;
    // Only now is the list there again to take it back.
    document.querySelector<HTMLElement>(`a[data-delivery="${closed.current}"]`)?.focus({ preventScroll: true });
    closed.current = null;
  }, [openId]);

  useShortcuts(openId === null ? {} : { Escape: closeAndReturn });

  return (
    <div className="grid h-full min-h-0 grid-cols-1 grid-rows-1 lg:grid-cols-[minmax(340px,1fr)_minmax(400px,1.05fr)]">
      <section
        aria-label="List of deliveries"
        className={`col-start-1 row-start-1 flex min-h-0 min-w-0 flex-col bg-panel ${untouched ? "lg:col-span-2" : "lg:border-r lg:border-line"} ${openId === null ? "" : "max-lg:invisible"}`}
      >
        <ListHeader bare={untouched} />
        {untouched ? null : <StatsStrip />}
        <DeliveryList />
      </section>
      {untouched ? null : (
        <section
          ref={detail}
          aria-label="Delivery"
          tabIndex={-1}
          className={`row-start-1 min-h-0 min-w-0 overflow-y-auto bg-bg outline-none max-lg:col-start-1 lg:col-start-2 ${openId === null ? "max-lg:hidden" : ""}`}
        >
          {openId === null ? <NothingOpen /> : <DeliveryDetail id={openId} onClose={closeAndReturn} onOpen={open} />}
        </section>
      )}
    </div>
  );
}

function NothingOpen() {
  return (
    <div className="grid h-full place-items-center p-8 text-center text-sm text-faint">
      <p>
        Choose a delivery to read it here.
        <br />
        <kbd>j</kbd> and <kbd>k</kbd> walk the list, <kbd>Enter</kbd> opens.
      </p>
    </div>
  );
}
