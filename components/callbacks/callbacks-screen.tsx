"use client";

import { CheckCheck, Clock, History, type LucideIcon } from "lucide-react";
import { CallbackRow } from "#components/callbacks/callback-row.tsx";
import { useCallbackState } from "#components/callbacks/use-callback-state.ts";
import { callbackListQuery } from "#components/data/callback-queries.ts";
import type { Order } from "#components/data/merge-fresh.ts";
import { newestFirst } from "#components/data/newest-first.ts";
import { useLiveList } from "#components/data/use-live-list.ts";
import { plainFilterChip } from "#components/filters/filter-chip.ts";
import { StatePanel } from "#components/ui/state-panel.tsx";
import { VirtualList } from "#components/ui/virtual-list.tsx";
import { type Callback, type CallbackState, callbackStates } from "#lib/api/callback.ts";

const labels: Record<CallbackState, string> = { open: "Waiting", snoozed: "Snoozed", cleared: "Answered" };

const empty: Record<CallbackState, { icon: LucideIcon; title: string; words: string }> = {
  open: {
    icon: CheckCheck,
    title: "Nobody waits",
    words: "Whoever calls or writes and is not answered appears here, and leaves when anyone calls or writes back.",
  },
  snoozed: {
    icon: Clock,
    title: "Nobody is put off",
    words: "Whom you snooze waits here until the time that you pick.",
  },
  cleared: {
    icon: History,
    title: "Nobody was answered yet",
    words: "Here one sees who was answered, how and by whom.",
  },
};

const idOf = ({ id }: Callback) => id;
const longestFirst: Order<Callback> = { idOf, compare: (a, b) => newestFirst(({ since }: Callback) => since)(b, a) };
const lastAnsweredFirst: Order<Callback> = {
  idOf,
  compare: newestFirst(({ clearedBy, since }) => clearedBy?.at ?? since),
};
const nothingOpen = { name: "callback", openId: null, step: () => {} };

/** Who called or wrote and still waits for us, the longest first. */
export function CallbacksScreen() {
  const [state, setState] = useCallbackState();
  return (
    <div className="flex h-full min-h-0 flex-col bg-panel">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-4 pt-3.5 pb-2.5 lg:px-5.5">
        <h1>To call back</h1>
        <fieldset className="flex gap-1.5">
          <legend className="sr-only">Show</legend>
          {callbackStates.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === state}
              onClick={() => void setState(one === "open" ? null : one)}
              className={plainFilterChip}
            >
              {labels[one]}
            </button>
          ))}
        </fieldset>
      </header>
      <CallbackList state={state} />
    </div>
  );
}

function CallbackList({ state }: { state: CallbackState }) {
  // Those who wait are worked off: who has an answer leaves, and who comes stands at the end.
  const order = state === "cleared" ? lastAnsweredFirst : longestFirst;
  const { list, items, scroller, onView } = useLiveList(callbackListQuery(state), order, true);
  const { icon: Icon, title, words } = empty[state];
  return (
    <VirtualList
      label={labels[state]}
      what="people who wait"
      items={items}
      idOf={idOf}
      list={list}
      scroller={scroller}
      place={`callbacks ${state}`}
      rowHeight={88}
      rowsWrap
      keys={nothingOpen}
      onView={onView}
      empty={
        <StatePanel icon={<Icon />} title={title}>
          {words}
        </StatePanel>
      }
    >
      {(callback) => <CallbackRow callback={callback} />}
    </VirtualList>
  );
}
