import type { CallEntry, Exchange, Message } from "#lib/api/exchange.ts";

export type Entry = { kind: "message"; at: string; message: Message } | { kind: "call"; at: string; call: CallEntry };

/** Messages and calls of all stretches in one order, oldest first. */
export function timelineEntries(stretches: readonly Pick<Exchange, "messages" | "calls">[]): Entry[] {
  const entries = stretches.flatMap(({ messages, calls }): Entry[] => [
    ...messages.map((message) => ({ kind: "message" as const, at: message.sentAt, message })),
    ...calls.map((call) => ({ kind: "call" as const, at: call.startedAt, call })),
  ]);
  return entries.sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)) || idOf(a) - idOf(b));
}

export function idOf(entry: Entry): number {
  return entry.kind === "message" ? entry.message.id : entry.call.id;
}
