import assert from "node:assert/strict";
import { test } from "node:test";
import { testAlerts } from "#lib/server/health/alerts/testing.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

test("what comes within a minute goes to people in one message, and to a script one by one", async (t) => {
  const inbox = testAlerts(t);
  const [slack, script] = [inbox.channel("slack"), inbox.channel("endpoint")];
  const [first, second, third] = ["a", "b", "c"].map(inbox.endpoint);
  inbox.fails(first ?? 0, HOUR);
  await inbox.look();
  await inbox.send();
  assert.deepEqual(
    inbox.sent.map(({ channelId, said }) => [channelId, said.length]),
    [
      [slack, 1],
      [script, 1],
    ],
  );
  inbox.advance(20 * SECOND);
  inbox.fails(second ?? 0, HOUR);
  inbox.fails(third ?? 0, HOUR);
  await inbox.look();
  for (let rounds = 0; rounds < 4; rounds++) await inbox.send();
  assert.deepEqual(
    inbox.sent.slice(2).map(({ channelId, said }) => [channelId, said.length]),
    [
      [script, 1],
      [script, 1],
    ],
  );
  inbox.advance(40 * SECOND);
  await inbox.send();
  assert.deepEqual([inbox.sent.at(-1)?.channelId, inbox.sent.at(-1)?.said.length], [slack, 2]);
  assert.deepEqual(new Set(inbox.states()), new Set(["sent"]));
});

test("what is not taken is tried again under the same id, ever less often, and given up after a day", async (t) => {
  const inbox = testAlerts(t);
  inbox.channel("slack");
  inbox.waits(1, 5 * HOUR);
  await inbox.look();
  inbox.answers(500);
  const begin = inbox.now();
  const tries: number[] = [];
  for (let [next] = inbox.outbox.due(); next && tries.length < 20; [next] = inbox.outbox.due()) {
    inbox.advance(next.dueAt - inbox.now());
    tries.push((inbox.now() - begin) / SECOND);
    await inbox.send();
  }
  assert.deepEqual(tries, [0, 5, 65, 665, 4265, 15065, 36665, 79865]);
  assert.equal(new Set(inbox.sent.map(({ messageId }) => messageId)).size, 1);
  const [
    {
      sends: [send],
    } = { sends: [] },
  ] = inbox.log.list(1);
  assert.partialDeepStrictEqual(send, { state: "failed", tries: 8, dueAt: null, error: "It answered 500." });
});

test("a receiver may ask for a longer wait, and once it works the rest comes at once", async (t) => {
  const inbox = testAlerts(t);
  inbox.channel("endpoint");
  inbox.fails(inbox.endpoint("a"), HOUR);
  await inbox.look();
  inbox.answers(429, 10 * MINUTE);
  await inbox.send();
  assert.equal(inbox.outbox.due()[0]?.dueAt, inbox.now() + 10 * MINUTE);
  inbox.fails(inbox.endpoint("b"), HOUR);
  await inbox.look();
  inbox.answers(200);
  await inbox.send();
  assert.deepEqual(inbox.states(), ["pending", "sent"]);
  await inbox.send();
  assert.deepEqual(inbox.states(), ["sent", "sent"]);
});

test("a crash between the change and the sending loses nothing, and one in each sending ends some day", async (t) => {
  const inbox = testAlerts(t);
  const channel = inbox.channel("slack");
  inbox.waits(1, 5 * HOUR);
  await inbox.look();
  assert.deepEqual(inbox.states(), ["pending"], "owed by the same transaction");
  let crashes = 0;
  while (crashes < 20 && inbox.outbox.take(channel, 50, inbox.now()).length > 0) {
    crashes += 1;
    inbox.advance(13 * HOUR);
  }
  assert.equal(crashes, 8);
  assert.deepEqual(inbox.states(), ["failed"]);
  assert.match(inbox.log.list(1)[0]?.sends[0]?.error ?? "", /stopped during the last try/);
});
