"use client";

import { type MouseEvent, memo } from "react";
import { deliveryBadges } from "#components/deliveries/delivery-badge.ts";
import { TopicDot } from "#components/deliveries/topic-dot.tsx";
import { topicFamily } from "#components/deliveries/topic-family.ts";
import { deliveryHref } from "#components/deliveries/use-open-delivery.ts";
import { chipTones } from "#components/ui/chip.tsx";
import { Time } from "#components/ui/time.tsx";
import type { DeliveryItem } from "#lib/api/delivery.ts";
import type { DeliveryFilters } from "#lib/api/delivery-filters.ts";

type Props = {
  item: DeliveryItem;
  search: string;
  open: boolean;
  tabbable: boolean;
  onOpen: (id: number) => void;
  onFilter: (changes: Partial<DeliveryFilters>) => void;
};

const topicHover = {
  call: "hover:text-call",
  message: "hover:text-message",
  contact: "hover:text-contact",
  tag: "hover:text-tag",
  unknown: "hover:text-ink",
};

const small = "relative z-10 -my-1 inline-flex min-h-6 shrink-0 items-center";

/** One delivery in the list: the whole row opens it, and its topic and badges filter. */
export const DeliveryRow = memo(function DeliveryRow({ item, search, open, tabbable, onOpen, onFilter }: Props) {
  function openHere(event: MouseEvent) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onOpen(item.id);
  }

  return (
    <div
      className={`relative flex h-full flex-col justify-center gap-0.5 pr-4 pl-8.5 has-[a:focus-visible]:outline-2 has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-accent ${open ? "bg-accent-soft" : "hover:bg-bg"}`}
    >
      <div className="flex items-baseline gap-3">
        <TopicDot topic={item.topic} className="absolute left-4 self-center" />
        <a
          href={deliveryHref(item.id, search)}
          onClick={openHere}
          aria-current={open ? "true" : undefined}
          tabIndex={tabbable ? undefined : -1}
          data-delivery={item.id}
          className="min-w-0 flex-1 truncate font-[540] outline-none after:absolute after:inset-0"
        >
          <bdi>{item.title}</bdi>
        </a>
        <Time iso={item.receivedAt} className="text-xs text-soft max-sm:hidden" />
        <Time iso={item.receivedAt} as="minute" className="text-xs text-ink" />
      </div>
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate text-xs leading-5 text-soft">
          <bdi>{item.subtitle}</bdi>
        </span>
        {deliveryBadges(item).map(({ label, tone, filter, hint }) => (
          <button
            key={label}
            type="button"
            tabIndex={-1}
            title={hint}
            onClick={() => onFilter(filter)}
            className={small}
          >
            <span className={`rounded-sm px-1.5 py-px text-2xs font-[530] whitespace-nowrap ${chipTones[tone]}`}>
              {label}
            </span>
          </button>
        ))}
        <button
          type="button"
          tabIndex={-1}
          title={`Show only ${item.topic}`}
          onClick={() => onFilter({ topic: [item.topic] })}
          className={`${small} text-2xs ${open ? "text-soft" : "text-faint"} ${topicHover[topicFamily(item.topic)]}`}
        >
          <bdi className="max-w-36 truncate max-sm:max-w-24">{item.topic}</bdi>
        </button>
      </div>
    </div>
  );
});
