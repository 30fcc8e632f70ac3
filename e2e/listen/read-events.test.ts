import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type LiveEvent, readEvents } from "#e2e/listen/read-events.ts";

const stream =
  'retry: 2000\n\nevent: delivery\nid: 7\ndata: {"id":7,"title":"Zoë 🚲"}\n\nevent: ping\ndata: {}\n\nevent: cut';
const bytes = Buffer.from(stream);

test("events come out whole, wherever the bytes are cut", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: bytes.length })), async (places) => {
      const cuts = [0, ...places.toSorted((a, b) => a - b), bytes.length];
      const parts = cuts.slice(1).map((end, i) => new Uint8Array(bytes.subarray(cuts[i], end)));
      const events: LiveEvent[] = [];
      for await (const event of readEvents(streamOf(parts))) events.push(event);
      assert.deepEqual(events, [
        { event: "delivery", data: { id: 7, title: "Zoë 🚲" } },
        { event: "ping", data: {} },
      ]);
    }),
  );
});

function streamOf(parts: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });
}
