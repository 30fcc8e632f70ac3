"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Forward as ForwardIcon } from "lucide-react";
import { useRef, useState } from "react";
import { forwardListQuery } from "#components/data/endpoint-queries.ts";
import { usePagedItems } from "#components/data/use-paged-items.ts";
import { plainFilterChip } from "#components/filters/filter-chip.ts";
import { NothingMatches } from "#components/filters/nothing-matches.tsx";
import { countWords } from "#components/forwarding/endpoint-words.ts";
import { ForwardRow } from "#components/forwarding/forward-row.tsx";
import { forwardStateWords } from "#components/forwarding/forward-words.ts";
import { type Reach, ReplayDialog } from "#components/forwarding/replay-dialog.tsx";
import { useForwardingAddress } from "#components/forwarding/use-forwarding-address.ts";
import { StatePanel } from "#components/ui/state-panel.tsx";
import { useStableCallback } from "#components/ui/use-stable-callback.ts";
import { VirtualList } from "#components/ui/virtual-list.tsx";
import type { Endpoint, ForwardItem } from "#lib/api/endpoint.ts";
import { forwardStates } from "#lib/forwarding/forward-state.ts";

const idOf = ({ id }: ForwardItem) => id;
const dayOf = ({ createdAt }: ForwardItem) => createdAt;
/** A forward takes the place of the list, so that there is none to step along to. */
const keys = { name: "forward", openId: null, step: () => {} };

/** What is and was owed to an endpoint, under the filter in the URL. */
export function ForwardList({ endpoint }: { endpoint: Endpoint }) {
  const { view, setView } = useForwardingAddress();
  const { state } = view;
  const list = useInfiniteQuery(forwardListQuery(endpoint.id, state));
  const items = usePagedItems(list.data, idOf);
  const scroller = useRef<HTMLDivElement>(null);
  const onOpen = useStableCallback((id: number) => void setView({ forward: id }));
  const [replaying, setReplaying] = useState<{ item: ForwardItem; reach: Reach } | null>(null);
  const onReplay = useStableCallback((item: ForwardItem, reach: Reach) => setReplaying({ item, reach }));
  const counts = { pending: endpoint.pending, failed: endpoint.failed, delivered: 0, cancelled: 0 };
  return (
    <>
      <fieldset className="flex flex-wrap gap-1.5 border-b border-line px-4 py-2 lg:px-5.5">
        <legend className="sr-only">Which forwards</legend>
        {forwardStates.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === state}
            onClick={() => void setView({ state: one === state ? null : one })}
            className={plainFilterChip}
          >
            {forwardStateWords[one].label}
            {counts[one] > 0 ? <span className="font-normal">{countWords(counts[one])}</span> : null}
          </button>
        ))}
      </fieldset>
      <div className="flex min-h-0 flex-1 flex-col lg:[&_h2]:px-5.5">
        <VirtualList
          label="Forwards"
          what="forwards"
          items={items}
          idOf={idOf}
          list={list}
          scroller={scroller}
          place={`forwards ${endpoint.id} ${state}`}
          rowHeight={56}
          dayOf={dayOf}
          keys={keys}
          empty={
            state === null ? (
              <StatePanel icon={<ForwardIcon />} title="Nothing was owed to it yet">
                What comes from now on and has one of its topics appears here. Send a test to see how it answers, or
                send it what came before.
              </StatePanel>
            ) : (
              <NothingMatches
                title={`None is ${forwardStateWords[state].label.toLowerCase()}`}
                onClear={() => void setView({ state: null })}
              />
            )
          }
        >
          {(item, tabbable) => (
            <ForwardRow
              item={item}
              isOn={endpoint.status === "active"}
              tabbable={tabbable}
              onOpen={onOpen}
              onReplay={onReplay}
            />
          )}
        </VirtualList>
      </div>
      {replaying ? (
        <ReplayDialog
          delivery={{ ...replaying.item, id: replaying.item.deliveryId }}
          to={endpoint.id}
          reach={replaying.reach}
          onClose={() => setReplaying(null)}
        />
      ) : null}
    </>
  );
}
