import { eventsOfCall } from "#db/calls/event-store.ts";
import { listCalls } from "#db/calls/list-calls.ts";
import { getBody } from "#db/delivery-detail.ts";
import type { Db } from "#db/open.ts";
import { type FoundOfKind, inOrder, WINDOW } from "#db/search/found.ts";
import { titleOf } from "#db/search/title-of.ts";
import { type FoldedCall, foldCall } from "#lib/allo/calls/fold-call.ts";
import { type SpokenTurn, turnsOf } from "#lib/allo/calls/turns.ts";
import { plainText } from "#lib/allo/markdown-line.ts";
import { readEvent } from "#lib/allo/read-delivery.ts";
import type { CallItem } from "#lib/api/call.ts";
import { NO_CALL_FILTERS } from "#lib/api/call-filters.ts";
import type { SearchItem } from "#lib/api/search.ts";
import { type Passage, present } from "#lib/search/present.ts";
import { rankOf, type Typed } from "#lib/search/rank.ts";

/** Calls that hold what was typed in their names, numbers, tags, summary or in what was said. */
export function findCalls(db: Db, typed: Typed, now: number, before?: string): FoundOfKind {
  const { data, nextCursor } = listCalls(db, { ...NO_CALL_FILTERS, q: typed.q }, { limit: WINDOW, before }, now);
  const found = data.map((call) => ({
    rank: rankOf(typed, {
      ids: [call.alloId],
      names: [call.them.name, call.them.number],
      first: call.summary,
    }),
    show: () => showCall(db, call, typed),
  }));
  const older = nextCursor === null ? null : () => findCalls(db, typed, now, nextCursor);
  return { kind: "call", found: inOrder(found), older };
}

function showCall(db: Db, item: CallItem, { terms }: Typed): SearchItem | null {
  const call = foldCall(eventsOfCall(db, item.id));
  if (!call) return null;
  const turns = turnsIn(db, call);
  const showable = {
    title: titleOf(item.them.name, item.them.number),
    // The index knows them by the name that Allo gave in the call, and the page by that of the contact.
    named: [item.them.number, ...(call.them.name === null ? [] : [call.them.name])],
    passages: passagesOf(call, turns),
    otherwise: call.summary === null ? (turns[0]?.text ?? outcomeOf(call)) : plainText(call.summary),
  };
  const presented = present(showable, terms);
  return presented && { kind: "call", id: item.id, ...presented, at: item.startedAt, threadId: null };
}

function turnsIn(db: Db, { sources, startedAt }: FoldedCall): SpokenTurn[] {
  const body = sources.transcript === undefined ? null : getBody(db, sources.transcript);
  const event = body && readEvent(body).event;
  return event ? turnsOf(event.data, startedAt) : [];
}

/** As it is read first; then as it is stored, where the mark-up holds more. */
function passagesOf(call: FoldedCall, turns: readonly SpokenTurn[]): Passage[] {
  const { summary, us, companyName, userEmail, alloId, result, tags } = call;
  const facts = [companyName, us.name, us.number, userEmail, alloId, result, summary, ...tags.map(({ key }) => key)];
  return [
    ...(summary === null ? [] : [{ text: plainText(summary) }]),
    ...turns.map(({ text, offsetMs }) => ({ text, offsetMs })),
    ...(tags.length === 0 ? [] : [{ text: `Tagged ${tags.map(({ name }) => name).join(", ")}` }]),
    ...facts.flatMap((text) => (text ? [{ text }] : [])),
  ];
}

function outcomeOf({ direction, result }: FoldedCall): string {
  const call = direction === "inbound" ? "Inbound call" : "Outbound call";
  return result === null ? call : `${call}, ${result.toLowerCase()}`;
}
