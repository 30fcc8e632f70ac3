import { eq } from "drizzle-orm";
import { getCall } from "#db/call-detail.ts";
import { listCalls } from "#db/call-list.ts";
import { calls } from "#db/call-schema.ts";
import type { Db } from "#db/open.ts";
import { type FoundOfKind, inOrder, WINDOW } from "#db/search/found.ts";
import { titleOf } from "#db/search/title-of.ts";
import { plainText } from "#lib/allo/markdown-line.ts";
import type { CallItem } from "#lib/api/call.ts";
import { NO_CALL_FILTERS } from "#lib/api/call-filters.ts";
import type { SearchItem } from "#lib/api/search.ts";
import { type Passage, present, type Showable } from "#lib/search/present.ts";
import { rankOf, type Typed } from "#lib/search/rank.ts";

type FullCall = NonNullable<ReturnType<typeof getCall>>;

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
  const told = db.select({ name: calls.themName }).from(calls).where(eq(calls.id, item.id)).get();
  const presented = call && present(showableOf(call, told?.name ?? null), terms);
  return presented && { kind: "call", id: item.id, ...presented, at: item.startedAt, threadId: null };
}

/** `toldName` is what Allo called them in the call, by which the index knows it. */
function showableOf(call: FullCall, toldName: string | null): Showable {
  const { name, number } = call.them;
  return {
    title: titleOf(name, number),
    named: toldName === null ? [number] : [number, toldName],
    passages: passagesOf(call),
    otherwise: otherwiseOf(call),
  };
}

/** As it is read first; then as it is stored, where the mark-up holds more. */
function passagesOf(call: FullCall): Passage[] {
  const { summary, transcript, us, company, userEmail, alloId, result, tags } = call;
  const facts = [company?.name, us.name, us.number, userEmail, alloId, result, summary];
  return [
    ...(summary === null ? [] : [{ text: plainText(summary) }]),
    ...transcript.map(({ text, offsetMs }) => ({ text, offsetMs })),
    ...(tags.length === 0 ? [] : [{ text: `Tagged ${tags.map(({ name }) => name).join(", ")}` }]),
    ...[...facts, ...tags.map(({ key }) => key)].flatMap((text) => (text ? [{ text }] : [])),
  ];
}

function otherwiseOf({ summary, transcript, direction, result }: FullCall): string {
  const said = summary === null ? transcript[0]?.text : plainText(summary);
  return (
    said ??
    `${direction === "inbound" ? "Inbound" : "Outbound"} call${result === null ? "" : `, ${result.toLowerCase()}`}`
  );
}
