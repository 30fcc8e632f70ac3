import assert from "node:assert/strict";
import { after, test } from "node:test";
import { errorAnswer } from "#e2e/harness/api-contract.ts";
import { askApi } from "#e2e/harness/ask.ts";
import { eventBody } from "#e2e/harness/events.ts";
import { newWebhookId, signedHeaders, TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer } from "#e2e/harness/server.ts";
import { auditEntrySchema } from "#lib/api/audit.ts";
import { contractFindingSchema, contractSchema } from "#lib/api/contract.ts";
import { pageSchema } from "#lib/api/page.ts";

const server = await startServer({ env: { ALLO_WEBHOOK_SECRET: `main=${TEST_SECRET}` } });
after(() => server.stop());

const path = "/api/v1/health/contract";

async function store(body: string): Promise<void> {
  const headers = signedHeaders({ id: newWebhookId(), body });
  assert.equal((await askApi(server.url, "/api/allo", { method: "POST", headers, body })).status, 200);
}

function mark(id: string, body: object) {
  return askApi(server.url, `${path}/${id}/mark`, { method: "POST", body: JSON.stringify(body) });
}

test("what is not documented is told at once, has types, and can be marked", async () => {
  await store(
    eventBody("tag.added", { call_id: "cll_1", tag_key: "vip", tag_name: "VIP", user_email: null, by: "AI" }),
  );
  const [finding] = contractSchema.parse((await askApi(server.url, path)).json).data;
  assert.partialDeepStrictEqual(finding, { kind: "field", topic: "tag.added", path: "data.by", typeText: "string" });

  const types = await askApi(server.url, `${path}/types.ts?topic=tag.added`);
  assert.match(types.headers["content-type"] ?? "", /^text\/plain/);
  assert.match(types.text, /export type TagAdded = \{.*\/\*\* Not documented\. \*\/\n {4}by: string;/s);
  assert.doesNotMatch(types.text, /VIP|AI"/);
  const unknown = await askApi(server.url, `${path}/types.ts?topic=never.came`);
  assert.equal(unknown.status, 404);
  assert.equal(errorAnswer.parse(unknown.json).error.code, "not_found");
  assert.equal((await askApi(server.url, `${path}?topic=x`)).status, 400);

  const marked = contractFindingSchema.parse((await mark(finding?.id ?? "", {})).json);
  assert.ok(marked.seen);
  assert.equal((await mark(finding?.id ?? "", { seen: "yes" })).status, 400);
  assert.equal((await mark("unknown", { seen: true })).status, 404);
  assert.equal(contractFindingSchema.parse((await mark(finding?.id ?? "", { seen: false })).json).seen, null);
  const audit = pageSchema(auditEntrySchema).parse((await askApi(server.url, "/api/v1/audit?limit=2")).json);
  assert.deepEqual(
    audit.data.map(({ action, target }) => [action, target]),
    [
      ["finding.unseen", "data.by of tag.added"],
      ["finding.seen", "data.by of tag.added"],
    ],
  );
});
