import type { Order } from "#components/data/merge-fresh.ts";
import { newestFirst } from "#components/data/newest-first.ts";
import type { CallEntry, Exchange, Message } from "#lib/api/exchange.ts";

/** `id` is that of a delivery, so that no message has that of a call. */
export type Entry = { id: number; at: string } & (
  | { kind: "message"; message: Message }
  | { kind: "call"; call: CallEntry }
);

export const entryOrder: Order<Entry> = { idOf: ({ id }) => id, compare: newestFirst(({ at }) => at) };

/** Messages and calls of a stretch in one order, newest first. */
export function entriesOf({ messages, calls }: Pick<Exchange, "messages" | "calls">): Entry[] {
  const entries: Entry[] = [
    ...messages.map((message) => ({ kind: "message" as const, id: message.id, at: message.sentAt, message })),
    ...calls.map((call) => ({ kind: "call" as const, id: call.id, at: call.startedAt, call })),
  ];
  return entries.sort(entryOrder.compare);
}
