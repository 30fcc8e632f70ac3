import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { askApi, errorOf } from "#e2e/harness/ask.ts";
import { eventually } from "#e2e/harness/deliveries.ts";
import { call, eventBody, ring } from "#e2e/harness/events.ts";
import { deliver, newWebhookId, TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer, type TestServer } from "#e2e/harness/server.ts";
import { auditEntrySchema } from "#lib/api/audit.ts";
import { type GapPage, gapPageSchema } from "#lib/api/missing.ts";
import { pageSchema } from "#lib/api/page.ts";

const HOUR = 3_600_000;

let server: TestServer;

before(async () => {
  server = await startServer({ env: { ALLO_WEBHOOK_SECRET: TEST_SECRET } });
});
after(() => server.stop());

async function missing(query: string): Promise<GapPage> {
  const answer = await askApi(server.url, `/api/v1/health/missing${query}`);
  assert.equal(answer.status, 200, answer.text);
  return gapPageSchema.parse(answer.json);
}

async function receive(body: string): Promise<void> {
  assert.equal((await deliver(server.url, TEST_SECRET, newWebhookId(), body)).status, 200);
}

test("missing events are listed by kind and state, paged, dismissed once, and told when they came", async () => {
  const at = new Date(Math.floor(Date.now() / 60_000) * 60_000 - 3 * HOUR);
  await receive(ring({ happenedAt: at }));
  for (const name of ["one", "two"]) {
    await receive(eventBody("tag.added", { call_id: `cll_${name}`, tag_key: "vip", tag_name: "VIP" }, at));
  }
  const all = await eventually(
    () => missing("?state=open"),
    ({ data }) => data.length === 3,
  );
  assert.deepEqual(all.open, { ring: 1, tag: 2, transfer: 0, answer: 0, silence: 0 });
  assert.equal(all.recoverSince, new Date(at.getTime() - 24 * HOUR).toISOString());
  const [rung] = (await missing("?kind=ring")).data;
  assert.partialDeepStrictEqual(rung, { state: "open", direction: "inbound", callId: 1, deliveryId: 1 });

  const first = await missing("?kind=tag&limit=1");
  const second = await missing(`?kind=tag&limit=1&cursor=${first.nextCursor}`);
  assert.deepEqual([...first.data, ...second.data].map(({ alloId }) => alloId).sort(), ["cll_one", "cll_two"]);
  assert.equal(second.nextCursor, null);

  const dismiss = `/api/v1/health/missing/${first.data[0]?.id}/dismiss`;
  for (const _ of ["once", "again"]) {
    assert.equal((await askApi(server.url, dismiss, { method: "POST" })).status, 200);
  }
  assert.deepEqual((await missing("?state=dismissed")).data[0]?.dismissedBy, "API_KEY");
  const audit = pageSchema(auditEntrySchema).parse((await askApi(server.url, "/api/v1/audit?limit=1")).json);
  assert.equal(audit.data[0]?.sentence, `The key API_KEY said that nothing is missing in entry ${first.data[0]?.id}`);

  await receive(call({ happenedAt: at }));
  const came = await eventually(
    () => missing("?state=came"),
    ({ data }) => data.length === 1,
  );
  assert.equal(came.data[0]?.cameDeliveryId, 4);
  const late = await askApi(server.url, `/api/v1/health/missing/${rung?.id}/dismiss`, { method: "POST" });
  assert.partialDeepStrictEqual(errorOf(late), { status: 409, code: "already_came" });
});

test("an unknown kind is told as the parameter that is wrong", async () => {
  const answer = await askApi(server.url, "/api/v1/health/missing?kind=rings");
  assert.match(errorOf(answer).message, /kind must be ring, tag/);
});
