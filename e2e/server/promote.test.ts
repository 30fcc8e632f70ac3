import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { type Answer, ask, askApi, errorOf } from "#e2e/harness/ask.ts";
import { acknowledgement, allWebhookIds, deliveryOf, eventually, rejectionPage } from "#e2e/harness/deliveries.ts";
import { newWebhookId, signedHeaders, smsBody, TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer, type TestServer } from "#e2e/harness/server.ts";
import { lockDatabase } from "#e2e/harness/storage-faults.ts";
import { promotionsSchema, type RejectionItem } from "#lib/api/rejection.ts";
import { statsSchema } from "#lib/api/stats.ts";

type Sent = { id: string; body: string; from?: string };

/** What came while the secret was missing, and the server after it was set. */
async function afterRestart(t: TestContext, sent: readonly Sent[]): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), "allo-inbox-promote-"));
  t.after(() => rmSync(dataDir, { recursive: true, force: true }));
  const without = await startServer({ dataDir });
  // One after the other, so that the order of arrival is known.
  for (const one of sent) {
    const error = errorOf(await send(without.url, one));
    assert.deepEqual([error.status, error.code], [503, "no_secret"]);
  }
  const waiting = await eventually(
    () => rejections(without.url),
    (items) => items.length === sent.length,
  );
  assert.ok(waiting.every((item) => !item.promotable && item.reason === "no_secret"));
  assert.deepEqual(await allWebhookIds(without.url), []);
  const refused = errorOf(await promote(without.url, waiting[0]?.id ?? 0));
  assert.deepEqual([refused.status, refused.code], [409, "not_verified"]);
  assert.equal(await without.stop(), 0);

  const server = await startServer({ dataDir, env: { ALLO_WEBHOOK_SECRET: `main=${TEST_SECRET}` } });
  t.after(() => server.stop());
  const genuine = sent.filter(({ id }) => !id.startsWith("forged"));
  await eventually(
    () => rejections(server.url),
    (items) => items.filter(({ promotable }) => promotable).length === genuine.length,
  );
  return server;
}

function makeSent(prefix = "msg"): Sent {
  const id = `${prefix}_${newWebhookId()}`;
  return { id, body: smsBody(id) };
}

function send(url: string, { id, body, from }: Sent): Promise<Answer> {
  const secret = id.startsWith("forged")
    ? `whsec_${Buffer.from("nobody knows this one secret").toString("base64")}`
    : TEST_SECRET;
  const headers = { ...signedHeaders({ id, body, secret }), "user-agent": "Allo/1" };
  return ask(url, "/api/allo", { method: "POST", headers, body, ...(from ? { from } : {}) });
}

function promote(url: string, id: number): Promise<Answer> {
  return askApi(url, `/api/v1/rejections/${id}/promote`, { method: "POST" });
}

async function rejections(url: string): Promise<RejectionItem[]> {
  const items: RejectionItem[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const answer: Answer = await askApi(url, `/api/v1/rejections?limit=200${cursor && `&cursor=${cursor}`}`);
    const page = rejectionPage.parse(answer.json);
    items.push(...page.data);
    cursor = page.nextCursor;
  }
  return items;
}

async function rejectionOf(url: string, { id }: Sent): Promise<RejectionItem> {
  const found = (await rejections(url)).find(({ webhookId }) => webhookId === id);
  assert.ok(found, `${id} is among the rejections`);
  return found;
}

test("what came too early enters the log at its arrival time, once, however often and however parallel it is pressed", async (t) => {
  const sent = makeSent();
  const server = await afterRestart(t, [sent]);
  const rejection = await rejectionOf(server.url, sent);
  assert.match(rejection.diagnosis, /promote/i);
  const later = makeSent();
  assert.equal((await send(server.url, later)).status, 200);

  const answers = await Promise.all(Array.from({ length: 20 }, () => promote(server.url, rejection.id)));
  answers.push(await promote(server.url, rejection.id));
  const results = answers.map((answer) => acknowledgement.parse(answer.json));
  assert.equal(results.filter(({ status }) => status === "stored").length, 1);
  assert.equal(results.filter(({ status }) => status === "duplicate").length, 20);
  assert.equal(new Set(results.map(({ id }) => id)).size, 1);

  const delivery = await deliveryOf(server.url, results[0]?.id ?? 0);
  assert.partialDeepStrictEqual(delivery, {
    webhookId: sent.id,
    receivedAt: rejection.receivedAt,
    verdict: "unique",
    attempts: 1,
    secretLabel: "main",
    verification: "signed",
  });
  assert.deepEqual(
    delivery.attemptLog.map(({ verdict, promoted, receivedAt, userAgent }) => ({
      verdict,
      promoted,
      receivedAt,
      userAgent,
    })),
    [{ verdict: "stored", promoted: true, receivedAt: rejection.receivedAt, userAgent: "Allo/1" }],
  );
  assert.deepEqual(await allWebhookIds(server.url), [later.id, sent.id], "in its place, not at the top");
  assert.partialDeepStrictEqual(await rejectionOf(server.url, sent), { promotable: false, promotedTo: delivery.id });

  const again = await send(server.url, sent);
  assert.deepEqual(again.json, { status: "duplicate", id: delivery.id }, "Allo's own retry is a duplicate of it");
});

test("when Allo has sent it again meanwhile it becomes one more attempt, and other bytes a conflict", async (t) => {
  const [same, other] = [makeSent(), makeSent()];
  const server = await afterRestart(t, [same, other]);
  const changed = { ...other, body: smsBody(other.id, "Is it really ready?") };
  const [first, second] = [await send(server.url, same), await send(server.url, changed)].map((answer) =>
    acknowledgement.parse(answer.json),
  );
  assert.ok(first && second);

  const answers = [
    await promote(server.url, (await rejectionOf(server.url, same)).id),
    await promote(server.url, (await rejectionOf(server.url, other)).id),
  ];
  assert.deepEqual(
    answers.map(({ json }) => json),
    [
      { status: "duplicate", id: first.id },
      { status: "conflict", id: second.id },
    ],
  );
  const delivery = await eventually(
    () => deliveryOf(server.url, second.id),
    ({ attempts }) => attempts === 2,
  );
  assert.equal(delivery.verdict, "conflict");
  const promoted = delivery.attemptLog.find((attempt) => attempt.promoted);
  assert.equal(promoted?.verdict, "conflict");
  const early = await askApi(server.url, `/api/v1/deliveries/${second.id}/body?attempt=${promoted.id}`);
  assert.equal(early.text, other.body);
  assert.equal((await askApi(server.url, `/api/v1/deliveries/${second.id}/body`)).text, changed.body);
  assert.equal((await deliveryOf(server.url, first.id)).attempts, 2);
  assert.equal((await allWebhookIds(server.url)).length, 2);
});

test("all that now verify are counted first and then promoted together; what is forged stays", async (t) => {
  const sent = [makeSent(), makeSent("forged"), makeSent(), makeSent(), makeSent("forged")];
  const server = await afterRestart(t, sent);
  const promotable = async () => statsSchema.parse((await askApi(server.url, "/api/v1/stats")).json).total.promotable;
  assert.equal(await promotable(), 3);
  const all = () => askApi(server.url, "/api/v1/rejections/promote", { method: "POST" });
  const results = (await Promise.all([all(), all()])).map(({ json }) => promotionsSchema.parse(json));
  assert.equal(
    results.reduce((sum, { stored }) => sum + stored, 0),
    3,
  );
  assert.equal(await promotable(), 0);
  assert.deepEqual((await all()).json, { promoted: 0, stored: 0, duplicate: 0, conflict: 0 });
  const genuine = sent.filter(({ id }) => !id.startsWith("forged")).map(({ id }) => id);
  assert.deepEqual(await allWebhookIds(server.url), genuine.reverse());
  const forged = await rejectionOf(server.url, sent[1] ?? makeSent());
  const refused = errorOf(await promote(server.url, forged.id));
  assert.deepEqual([refused.status, refused.code], [409, "not_verified"]);
  assert.equal(errorOf(await promote(server.url, 999_999)).status, 404);
});

test("while the database cannot be written a promotion is 503 and changes nothing", async (t) => {
  const sent = makeSent();
  const server = await afterRestart(t, [sent]);
  const { id } = await rejectionOf(server.url, sent);
  const unlock = lockDatabase(join(server.dataDir, "inbox.db"));
  try {
    for (const path of [`/api/v1/rejections/${id}/promote`, "/api/v1/rejections/promote"]) {
      const answer = await askApi(server.url, path, { method: "POST" });
      const error = errorOf(answer);
      assert.deepEqual([error.status, error.code], [503, "storage_unavailable"]);
      assert.ok(Number(answer.headers["retry-after"]) > 0);
    }
  } finally {
    unlock();
  }
  assert.deepEqual((await promote(server.url, id)).json, { status: "stored", id });
});

test("while hundreds are promoted together, others are answered in between", { timeout: 60_000 }, async (t) => {
  const sent = Array.from({ length: 400 }, (_, n) => ({ ...makeSent(), from: `127.0.30.${n % 5}` }));
  const server = await afterRestart(t, sent);
  let pending = true;
  const promoting = askApi(server.url, "/api/v1/rejections/promote", { method: "POST" }).finally(() => {
    pending = false;
  });
  let answered = 0;
  while (pending) {
    await ask(server.url, "/api/health");
    if (pending) answered += 1;
  }
  assert.deepEqual((await promoting).json, { promoted: 400, stored: 400, duplicate: 0, conflict: 0 });
  assert.ok(answered >= 2, `${answered} were answered`);
  const read = await eventually(
    () => allWebhookIds(server.url),
    (ids) => ids.length === sent.length,
  );
  assert.deepEqual(read, sent.map(({ id }) => id).reverse());
});
