import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import * as contract from "#e2e/harness/api-contract.ts";
import { ask, askApi, errorOf } from "#e2e/harness/ask.ts";
import { acknowledgement, deliveryOf, eventually } from "#e2e/harness/deliveries.ts";
import { message, reply } from "#e2e/harness/events.ts";
import { type Exposition, readExposition } from "#e2e/harness/exposition.ts";
import { openReceiver } from "#e2e/harness/receiver.ts";
import { deliver, newWebhookId, TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer } from "#e2e/harness/server.ts";
import { seriesSchema } from "#lib/api/series.ts";

const OTHER_SECRET = "whsec_b3RoZXItdGVzdC1rZXktb2YtMjQtYnl0ZXM=";

const env = { ALLO_WEBHOOK_SECRET: TEST_SECRET, OUTBOUND_ALLOW: "127.0.0.1/32" };
const dataDir = mkdtempSync(join(tmpdir(), "allo-inbox-metrics-"));
let server = await startServer({ env, dataDir });
after(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function scrape(): Promise<Exposition> {
  const answer = await askApi(server.url, "/api/metrics");
  assert.equal(answer.status, 200, answer.text);
  assert.match(answer.headers["content-type"] ?? "", /^text\/plain; version=0\.0\.4/);
  assert.equal(answer.headers["cache-control"], "no-store");
  return readExposition(answer.text);
}

async function sends(body: string, id = newWebhookId()): Promise<void> {
  const answer = await deliver(server.url, TEST_SECRET, id, body);
  assert.equal(answer.status, 200);
  await deliveryOf(server.url, acknowledgement.parse(await answer.json()).id);
}

async function addEndpoint(url: string): Promise<string> {
  const answer = await askApi(server.url, "/api/v1/endpoints", { method: "POST", body: JSON.stringify({ url }) });
  return String(contract.endpoint.parse(answer.json).id);
}

test("metrics and series tell what came, what it took, and what became of it", async (t) => {
  const [taking, failing] = [await openReceiver(t), await openReceiver(t)];
  failing.answers(500);
  const [takes, fails] = [await addEndpoint(taking.url), await addEndpoint(failing.url)];
  const happenedAt = new Date(Date.now() - 45_000);
  // Each from another number: what is about the same would wait behind a try that failed.
  await sends(message({ happenedAt, number: "+33639980101" }));
  await sends(message({ happenedAt, number: "+33639980102" }));
  await sends(reply({ happenedAt, number: "+33639980103" }));
  await sends('{"topic":"secret.project +33639980142","version":"2.0","data":{}}');
  const body = message();
  const repeated = newWebhookId();
  for (const sent of [body, body, `${body} `]) await sends(sent, repeated);
  assert.equal((await deliver(server.url, OTHER_SECRET, newWebhookId(), body)).status, 401);

  const metrics = await eventually(scrape, (seen) => {
    const tried = seen.labelValues("allo_inbox_forward_attempts_total", "endpoint");
    const isTried = tried.size === 2 && seen.value("allo_inbox_forward_seconds_count") === 10;
    // What was counted for the scrape before may be told once more.
    return isTried && seen.value("allo_inbox_queue_depth", { endpoint: takes }) === 0;
  });
  const deliveries = (topic: string, verdict: string) =>
    metrics.value("allo_inbox_deliveries_total", { topic, verdict });
  assert.equal(deliveries("sms.received", "stored"), 3);
  assert.equal(deliveries("sms.received", "duplicate"), 1);
  assert.equal(deliveries("sms.received", "conflict"), 1);
  assert.equal(deliveries("sms.sent", "stored"), 1);
  assert.equal(deliveries("other", "stored"), 1);
  assert.ok(![...metrics.labelValues("allo_inbox_deliveries_total", "topic")].some((topic) => /secret/.test(topic)));
  assert.equal(metrics.value("allo_inbox_webhook_requests_total", { status: "200" }), 7);
  assert.equal(metrics.value("allo_inbox_webhook_requests_total", { status: "401" }), 1);
  assert.equal(metrics.value("allo_inbox_acknowledgement_seconds_count"), 7);
  assert.ok(metrics.value("allo_inbox_acknowledgement_seconds_sum") > 0);
  assert.equal(metrics.value("allo_inbox_lag_seconds_count"), 4, "what tells no time has no lag");
  assert.equal(metrics.value("allo_inbox_lag_seconds_bucket", { le: "30" }), 1);
  assert.equal(metrics.value("allo_inbox_lag_seconds_bucket", { le: "300" }), 4);
  const tries = (endpoint: string, outcome: string) =>
    metrics.value("allo_inbox_forward_attempts_total", { endpoint, outcome });
  assert.equal(tries(takes, "taken"), 5);
  assert.equal(tries(fails, "retrying"), 5);
  assert.equal(metrics.value("allo_inbox_queue_depth", { endpoint: takes }), 0);
  assert.equal(metrics.value("allo_inbox_queue_depth", { endpoint: fails }), 5);
  assert.ok(metrics.value("allo_inbox_queue_oldest_age_seconds", { endpoint: fails }) > 0);
  assert.equal(metrics.value("allo_inbox_projection_behind_attempts", { projection: "readings" }), 0);
  assert.equal(metrics.value("allo_inbox_projection_behind_seconds", { projection: "conversations" }), 0);
  assert.ok(metrics.value("allo_inbox_database_bytes", { file: "database" }) > 4096);
  assert.ok(metrics.value("allo_inbox_disk_free_bytes") > 0);
  assert.notEqual(metrics.value("nodejs_eventloop_lag_p99_seconds"), undefined);
  assert.ok(metrics.value("process_resident_memory_bytes") > 0);

  const answer = await askApi(server.url, "/api/v1/health/series?span=hour");
  const { total, slices } = seriesSchema.strict().parse(answer.json);
  assert.deepEqual(total.topics, { "sms.received": 3, "sms.sent": 1, other: 1 });
  assert.deepEqual([total.duplicates, total.conflicts], [1, 1]);
  assert.deepEqual(total.forwards, { taken: 5, retrying: 5, givenUp: 0 });
  assert.equal(total.queue?.depth, 5);
  assert.ok(total.lag && Math.abs(total.lag.p95Ms - 45_000) < 5_000, JSON.stringify(total.lag));
  assert.ok(total.acknowledgement && total.acknowledgement.medianMs > 0);
  assert.equal(slices.length, 60);
  assert.deepEqual([slices[0]?.running, slices.at(-1)?.running], [false, true]);
});

test("metrics need a key that is known", async () => {
  assert.match(errorOf(await ask(server.url, "/api/metrics")).message, /Bearer KEY/);
  const headers = { authorization: "Bearer nobody" };
  assert.equal((await ask(server.url, "/api/metrics", { headers })).status, 401);
});

test("what was measured outlives a stop", async () => {
  const before = seriesSchema.parse((await askApi(server.url, "/api/v1/health/series?span=day")).json);
  await server.stop();
  server = await startServer({ env, dataDir });
  const now = seriesSchema.parse((await askApi(server.url, "/api/v1/health/series?span=day")).json);
  assert.deepEqual(now.total.acknowledgement, before.total.acknowledgement);
  assert.deepEqual(now.total.forwards, before.total.forwards);
});
