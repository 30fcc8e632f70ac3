import assert from "node:assert/strict";
import { test } from "node:test";
import { entriesOf } from "#components/conversation/timeline-entries.ts";
import type { CallEntry, Message } from "#lib/api/exchange.ts";

const ends = { alloId: null, direction: "inbound", us: "+33199003210", them: "+33639980142", userEmail: null } as const;

function message(id: number, sentAt: string): Message {
  return { ...ends, id, sentAt, type: "SMS", content: "", deliveryId: id };
}

function call(id: number, startedAt: string): CallEntry {
  return { ...ends, id, startedAt, state: "completed", result: null, durationSeconds: null, deliveryId: id };
}

test("messages and calls stand in one order, newest first", () => {
  const entries = entriesOf({
    messages: [message(9, "2026-03-16T10:02:00.000Z"), message(7, "2026-03-16T10:00:00.000Z")],
    calls: [call(8, "2026-03-16T10:00:00.000Z"), call(3, "2026-03-15T09:00:00.000Z")],
  });
  assert.deepEqual(
    entries.map(({ kind, id }) => `${kind} ${id}`),
    ["message 9", "call 8", "message 7", "call 3"],
  );
});
