import { getCall } from "#db/call-detail.ts";
import { listCalls } from "#db/call-list.ts";
import type { Db } from "#db/open.ts";
import { type FoundOfKind, inOrder, WINDOW } from "#db/search/found.ts";
import { plainText } from "#lib/allo/markdown-line.ts";
import { formatNumber } from "#lib/allo/phone-number.ts";
import type { Call, CallItem } from "#lib/api/call.ts";
import { NO_CALL_FILTERS } from "#lib/api/call-filters.ts";
import type { SearchItem } from "#lib/api/search.ts";
import { type Passage, present, type Showable } from "#lib/search/present.ts";
import { rankOf, type Typed } from "#lib/search/rank.ts";

/** Calls that hold what was typed in their names, numbers, tags, summary or in what was said. */
export function findCalls(db: Db, typed: Typed, now: number): FoundOfKind {
  const { data, nextCursor } = listCalls(db, { ...NO_CALL_FILTERS, q: typed.q }, { limit: WINDOW }, now);
  const found = data.map((call) => ({
    rank: rankOf(typed, {
      ids: [call.alloId],
      names: [call.them.name, call.them.number],
      first: call.summary,
    }),
    show: () => showCall(db, call, typed, now),
  }));
  return { kind: "call", found: inOrder(found), hasMore: nextCursor !== null };
}

function showCall(db: Db, item: CallItem, { terms }: Typed, now: number): SearchItem | null {
  const call = getCall(db, item.id, now);
  const presented = call && present(showableOf(call), terms);
  return presented && { kind: "call", id: item.id, ...presented, at: item.startedAt, threadId: null };
}

function showableOf(call: Call): Showable {
  const { name, number } = call.them;
  const shown = formatNumber(number);
  return {
    title: name === null ? shown : `${name} · ${shown}`,
    named: [number],
    passages: passagesOf(call),
    otherwise: otherwiseOf(call),
  };
}

/** As it is read first; then as it is stored, where the mark-up holds more. */
function passagesOf(call: Call): Passage[] {
  const { summary, transcript, us, company, userEmail, alloId, result, tags } = call;
  const facts = [company?.name, us.name, us.number, userEmail, alloId, result, summary];
  return [
    ...(summary === null ? [] : [{ text: plainText(summary) }]),
    ...transcript.map(({ text, offsetMs }) => ({ text, offsetMs })),
    ...(tags.length === 0 ? [] : [{ text: `Tagged ${tags.map(({ name }) => name).join(", ")}` }]),
    ...[...facts, ...tags.map(({ key }) => key)].flatMap((text) => (text ? [{ text }] : [])),
  ];
}

function otherwiseOf({ summary, transcript, direction, result }: Call): string {
  const said = summary === null ? transcript[0]?.text : plainText(summary);
  return (
    said ??
    `${direction === "inbound" ? "Inbound" : "Outbound"} call${result === null ? "" : `, ${result.toLowerCase()}`}`
  );
}
