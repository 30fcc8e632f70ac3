import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { WAITS_AT_MOST_MS } from "#lib/forwarding/order.ts";
import { type Sent, testForwarding } from "#lib/server/forwarding/testing.ts";

const START = Date.parse("2026-03-16T08:00:00Z");
const us = "+33199003210";

type Story = {
  kind: "ring" | "completed" | "tag" | "sms";
  call: number;
  caller: number;
  eventSecond: number;
  gapMs: number;
};

const story = fc.record<Story>({
  kind: fc.constantFrom("ring", "completed", "tag", "sms"),
  call: fc.integer({ min: 0, max: 3 }),
  caller: fc.integer({ min: 0, max: 2 }),
  eventSecond: fc.integer({ min: 0, max: 600 }),
  gapMs: fc.constantFrom(0, 0, 500, 20_000, 90_000),
});

function bodyOf({ kind, call, caller, eventSecond }: Story): string {
  const timestamp = new Date(START + eventSecond * 1000).toISOString();
  const them = `+3363998014${caller}`;
  const [topic, data] = {
    ring: ["call.received", { from_number: them, to_number: us }],
    completed: ["call.completed", { id: `cll_${call}`, from_number: them, to_number: us, type: "INBOUND" }],
    tag: ["tag.added", { call_id: `cll_${call}`, tag_key: "vip" }],
    sms: ["sms.received", { id: "sms_1", from_number: them, to_number: us }],
  }[kind];
  return JSON.stringify({ topic, version: "2.0", timestamp, data });
}

/** What two events are both about, if anything. */
function isSameSubject(a: Story, b: Story): boolean {
  const callOf = ({ kind, call }: Story) => (kind === "completed" || kind === "tag" ? call : null);
  const callerOf = ({ kind, caller }: Story) => (kind === "tag" ? null : caller);
  return (callOf(a) !== null && callOf(a) === callOf(b)) || (callerOf(a) !== null && callerOf(a) === callerOf(b));
}

/** Whether `a` has to come before `b`, of two that are about the same: tags come behind all else, the rest by time, then by arrival. */
function isBefore([a, i]: [Story, number], [b, j]: [Story, number]): boolean {
  if ((a.kind === "tag") !== (b.kind === "tag")) return b.kind === "tag";
  return a.eventSecond < b.eventSecond || (a.eventSecond === b.eventSecond && i < j);
}

test("what is about the same goes in the order of events, and waits two minutes at most", async (t) => {
  const failures = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 25, maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(fc.array(story, { minLength: 1, maxLength: 25 }), failures, async (stories, failing) => {
      try {
        const inbox = testForwarding(t, ({ webhookId }) => {
          const tried = inbox.sent.filter((sent) => sent.webhookId === webhookId).length;
          return { status: tried < (failing[Number(webhookId)] ?? 0) - 2 ? 503 : 200, afterMs: 300 };
        });
        inbox.endpoint();
        inbox.start();
        const arrivedAt: number[] = [];
        /** How many requests had gone out when each came. */
        const sentBefore: number[] = [];
        for (const [index, each] of stories.entries()) {
          arrivedAt.push(Date.now());
          await inbox.deliver(String(index), bodyOf(each));
          sentBefore.push(inbox.sent.length);
          await inbox.advance(each.gapMs, 5_000);
        }
        await inbox.advance(3_600_000, 5_000);
        assert.deepEqual(inbox.errors, []);
        const triesOf = (index: number): Sent[] => inbox.sent.filter(({ webhookId }) => webhookId === String(index));
        for (const [index, each] of stories.entries()) {
          const first = triesOf(index)[0]?.at ?? assert.fail(`${index} was never sent`);
          const place = inbox.sent.findIndex(({ webhookId }) => webhookId === String(index));
          assert.equal(triesOf(index).at(-1)?.status, 200);
          for (const [other, before] of stories.entries()) {
            const isAhead = isSameSubject(before, each) && isBefore([before, other], [each, index]);
            if (!isAhead || other === index || (sentBefore[other] ?? 0) > place) continue;
            const tries = triesOf(other).filter(({ at }) => at < first);
            const since = tries[0]?.at;
            assert.ok(
              since !== undefined && (tries.at(-1)?.status === 200 || first - since >= WAITS_AT_MOST_MS),
              `${index} (${each.kind}) was sent before ${other} (${before.kind})`,
            );
          }
          const calls = stories.flatMap((s, i) => (s.kind === "completed" && s.call === each.call ? [i] : []));
          const isTold = calls.some((call) => triesOf(call).some(({ at }) => at < first));
          const waited = first - (arrivedAt[index] ?? 0);
          if (each.kind === "tag" && !isTold) assert.ok(waited >= WAITS_AT_MOST_MS, "a tag did not wait for its call");
        }
      } finally {
        t.mock.timers.reset();
      }
    }),
    { numRuns: 12 },
  );
});
