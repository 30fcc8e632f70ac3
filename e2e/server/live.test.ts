import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { z } from "zod";
import { deliveryItem } from "#e2e/harness/api-contract.ts";
import { ask, askApi } from "#e2e/harness/ask.ts";
import { acknowledgement, deliveryOf } from "#e2e/harness/deliveries.ts";
import { openEventStream, type ServerSentEvent } from "#e2e/harness/event-stream.ts";
import { openRaw } from "#e2e/harness/raw.ts";
import { newWebhookId, signedHeaders, smsBody, TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer } from "#e2e/harness/server.ts";

const env = { ALLO_WEBHOOK_SECRET: TEST_SECRET };
const HEARTBEAT_WITHIN_MS = 20_000;

async function store(url: string, id = newWebhookId(), content?: string): Promise<number> {
  const body = smsBody("sms_live", content ?? id);
  const answer = await ask(url, "/api/allo", { method: "POST", headers: signedHeaders({ id, body }), body });
  assert.equal(answer.status, 200, answer.text);
  return acknowledgement.parse(answer.json).id;
}

function newDataDir(t: TestContext): string {
  const dataDir = mkdtempSync(join(tmpdir(), "allo-inbox-live-"));
  t.after(() => rmSync(dataDir, { recursive: true, force: true }));
  return dataDir;
}

function idsOf(events: readonly ServerSentEvent[], event = "delivery"): number[] {
  return events.filter((one) => one.event === event).map(({ id }) => Number(id));
}

test("what arrives is told with its id and its row, and so are repeats and rejections", async (t) => {
  const server = await startServer({ env });
  t.after(() => server.stop());
  const stream = await openEventStream(server.url);
  assert.match(stream.headers["content-type"] ?? "", /^text\/event-stream/);
  assert.match(stream.headers["cache-control"] ?? "", /no-cache/);
  const webhookId = newWebhookId();
  const first = await store(server.url, webhookId, "one");
  const [told] = await stream.until((events) => events.length > 0);
  assert.equal(told?.event, "delivery");
  assert.equal(told.id, String(first));
  assert.equal(deliveryItem.parse(told.data).webhookId, webhookId);

  await store(server.url, webhookId, "one");
  const repeat = (await stream.until((events) => events.length > 1))[1];
  assert.equal(repeat?.event, "attempt");
  assert.equal(repeat.id, null, "a repeat does not move the place to resume from");
  assert.partialDeepStrictEqual(deliveryItem.parse(repeat.data), { id: first, attempts: 2, verdict: "duplicate" });

  await ask(server.url, "/api/allo", { method: "POST", headers: signedHeaders({ body: "other" }), body: "{}" });
  const rejection = (await stream.until((events) => events.length > 2))[2];
  assert.equal(rejection?.event, "rejection");
  const { id } = z.strictObject({ id: z.int() }).parse(rejection.data);
  assert.equal((await askApi(server.url, `/api/v1/rejections/${id}`)).status, 200);
  stream.close();
});

test("a stream ends when the server stops, and resumes after a restart where it was", async (t) => {
  const dataDir = newDataDir(t);
  const server = await startServer({ env, dataDir });
  const stream = await openEventStream(server.url);
  const [one, two] = [await store(server.url), await store(server.url)];
  assert.deepEqual(idsOf(await stream.until((events) => events.length === 2)), [one, two]);
  const started = performance.now();
  const stopped = server.stop();
  await stream.ended;
  assert.equal(await stopped, 0);
  assert.ok(performance.now() - started < 5_000, "an open page does not hold the stop up");

  const next = await startServer({ env, dataDir });
  t.after(() => next.stop());
  const [three, four] = [await store(next.url), await store(next.url)];
  await deliveryOf(next.url, four);
  const resumed = await openEventStream(next.url, String(two));
  assert.deepEqual(idsOf(await resumed.until((events) => events.length >= 2)), [three, four]);
  const five = await store(next.url);
  assert.deepEqual(idsOf(await resumed.until((events) => events.length >= 3)), [three, four, five], "and goes on live");
  resumed.close();
  const upToDate = await openEventStream(next.url, String(five));
  const six = await store(next.url);
  assert.deepEqual(idsOf(await upToDate.until((events) => events.length >= 1)), [six]);
  upToDate.close();
});

test("whoever missed too much is told to start over, and a burst is announced, not listed", async (t) => {
  const server = await startServer({ env });
  t.after(() => server.stop());
  const open = await openEventStream(server.url);
  const first = await store(server.url);
  await open.until((events) => events.length > 0);
  const ids = await Promise.all(Array.from({ length: 150 }, () => store(server.url)));
  const newest = Math.max(...ids);
  await open.until((events) => events.some(({ id }) => id === String(newest)));
  const told = open.events().flatMap(({ event, data }) => (event === "burst" ? [data] : []));
  const listed = idsOf(open.events());
  const counted = told.reduce<number>((sum, data) => sum + z.object({ count: z.int() }).parse(data).count, 0);
  assert.equal(counted + listed.length, 151, "each is told of once, one way or the other");
  open.close();

  const late = await openEventStream(server.url, String(first));
  assert.deepEqual(await late.until((events) => events.length > 0), [{ event: "reset", id: String(newest), data: {} }]);
  late.close();
  const recent = await openEventStream(server.url, String(newest - 1));
  assert.deepEqual(idsOf(await recent.until((events) => events.length > 0)), [newest]);
  recent.close();
});

test("a quiet stream is heard from, and clients that vanish leave the server as it was", {
  timeout: 60_000,
}, async (t) => {
  const server = await startServer({ env });
  t.after(() => server.stop());
  const quiet = await openEventStream(server.url);
  for (let n = 0; n < 50; n++) {
    const socket = openRaw(server.url);
    socket.write("GET /api/v1/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
    await once(socket, "data");
    socket.resetAndDestroy();
  }
  await store(server.url);
  assert.equal((await quiet.until((events) => events.length > 0))[0]?.event, "delivery");
  const deadline = AbortSignal.timeout(HEARTBEAT_WITHIN_MS);
  while (!deadline.aborted && quiet.events().at(-1)?.event !== "ping") {
    await quiet.until((events) => events.at(-1)?.event === "ping");
  }
  assert.equal(quiet.events().at(-1)?.event, "ping");
  quiet.close();
  assert.doesNotMatch(server.output(), /error/i);
});
