"use client";

import { FastForward, Forward } from "lucide-react";
import { type MouseEvent, memo } from "react";
import { useRights } from "#components/data/me-query.ts";
import { TopicDot } from "#components/deliveries/topic-dot.tsx";
import { forwardLine, forwardStateWords, originWords } from "#components/forwarding/forward-words.ts";
import type { Reach } from "#components/forwarding/replay-dialog.tsx";
import { RetryForward } from "#components/forwarding/retry-forward.tsx";
import { Until } from "#components/forwarding/until.tsx";
import { forwardHref } from "#components/forwarding/use-forwarding-address.ts";
import { Chip } from "#components/ui/chip.tsx";
import { MoreMenu } from "#components/ui/more-menu.tsx";
import { Time } from "#components/ui/time.tsx";
import type { ForwardItem } from "#lib/api/endpoint.ts";

type Props = {
  item: ForwardItem;
  /** The endpoint is sent what it is owed; else what waits has no time. */
  isOn: boolean;
  tabbable: boolean;
  onOpen: (id: number) => void;
  onReplay: (item: ForwardItem, reach: Reach) => void;
};

/** One forward in the list; the whole row opens it. */
export const ForwardRow = memo(function ForwardRow({ item, isOn, tabbable, onOpen, onReplay }: Props) {
  const { id, topic, title, createdAt, state, origin, nextAttemptAt, lastTry } = item;
  const { label, tone } = forwardStateWords[state];
  const why = originWords[origin];
  const may = useRights();

  function openHere(event: MouseEvent) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onOpen(id);
  }

  return (
    <div className="relative flex h-full flex-col justify-center gap-0.5 pr-4 pl-8.5 hover:bg-panel has-[a:focus-visible]:outline-2 has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-accent lg:pr-5.5 lg:pl-10">
      <div className="flex items-baseline gap-3">
        <TopicDot topic={topic} className="absolute left-4 self-center lg:left-5.5" />
        <a
          href={forwardHref(item)}
          onClick={openHere}
          tabIndex={tabbable ? undefined : -1}
          data-forward={id}
          className="min-w-0 flex-1 truncate font-[540] outline-none after:absolute after:inset-0"
        >
          <bdi>{title}</bdi>
        </a>
        <Time iso={createdAt} as="minute" className="text-xs text-soft" />
      </div>
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate text-xs leading-5 text-soft">
          {forwardLine(item)}
          {nextAttemptAt === null || !isOn ? null : (
            <>
              , next <Until iso={nextAttemptAt} />
            </>
          )}
        </span>
        {why ? <Chip tone="outline">{why}</Chip> : null}
        <Chip tone={tone}>{label}</Chip>
        {isOn && lastTry !== null && (state === "failed" || state === "pending") ? (
          <RetryForward forward={item} brief tabbable={tabbable} />
        ) : null}
        {may("act") ? (
          <MoreMenu
            label="More for this forward"
            look="ghost"
            tabbable={tabbable}
            className="relative -my-1 -mr-2"
            choices={[
              { words: "Replay…", icon: Forward, onChoose: () => onReplay(item, "one") },
              { words: "Replay from here onward…", icon: FastForward, onChoose: () => onReplay(item, "onward") },
            ]}
          />
        ) : null}
      </div>
    </div>
  );
});
