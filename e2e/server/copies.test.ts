import assert from "node:assert/strict";
import { Agent } from "node:http";
import { after, test } from "node:test";
import { ask, askApi } from "#e2e/harness/ask.ts";
import { acknowledgement, allWebhookIds, deliveryOf, eventually } from "#e2e/harness/deliveries.ts";
import { newWebhookId, signedHeaders, smsBody, TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer } from "#e2e/harness/server.ts";

const IDS = 6;
const COPIES = 50;

const server = await startServer({ env: { ALLO_WEBHOOK_SECRET: TEST_SECRET } });
after(() => server.stop());
const agent = new Agent({ keepAlive: true, maxSockets: 60 });
after(() => agent.destroy());

test("50 copies each of several ids, one copy of each with another body, all at once: every verdict is right", async () => {
  const deliveries = Array.from({ length: IDS }, () => {
    const id = newWebhookId();
    const [body, other] = [smsBody(id, "one"), smsBody(id, "two")];
    return { id, body, other, bodies: [...Array.from({ length: COPIES - 1 }, () => body), other] };
  });
  const requests = Array.from({ length: COPIES }, (_, n) =>
    deliveries.map(({ id, bodies }, i) => ({ id, body: bodies[(n + i * 9) % COPIES] ?? "" })),
  ).flat();
  const answers = await Promise.all(
    requests.map(async ({ id, body }) => {
      const answer = await ask(server.url, "/api/allo", {
        method: "POST",
        headers: signedHeaders({ id, body }),
        body,
        agent,
      });
      assert.equal(answer.status, 200, answer.text);
      const { status, id: n } = acknowledgement.parse(answer.json);
      return { webhookId: id, body, status, n };
    }),
  );
  for (const { id, body, other } of deliveries) {
    const own = answers.filter(({ webhookId }) => webhookId === id);
    const numbers = new Set(own.map(({ n }) => n));
    assert.equal(numbers.size, 1);
    const first = own.filter(({ status }) => status === "stored");
    assert.equal(first.length, 1);
    for (const { status, body: sent } of own) {
      const expected = sent === first[0]?.body ? ["stored", "duplicate"] : ["conflict"];
      assert.ok(expected.includes(status), `${status} for ${sent === first[0]?.body ? "the same" : "the other"} body`);
    }
    const delivery = await eventually(
      () => deliveryOf(server.url, first[0]?.n ?? 0),
      ({ attempts }) => attempts === COPIES,
    );
    assert.deepEqual(
      [delivery.webhookId, delivery.verdict, delivery.attempts, delivery.attemptLog.length],
      [id, "conflict", COPIES, COPIES],
    );
    const hashes = delivery.attemptLog.map(({ bodySha256 }) => bodySha256);
    assert.deepEqual([...new Set(hashes)].map((hash) => hashes.filter((one) => one === hash).length).sort(), [
      1,
      COPIES - 1,
    ]);
    const kept = await Promise.all(
      delivery.attemptLog.map(async ({ id: attempt, verdict }) => {
        const path = `/api/v1/deliveries/${delivery.id}/body?attempt=${attempt}`;
        return { verdict, text: (await askApi(server.url, path, { agent })).text };
      }),
    );
    const storedText = first[0]?.body;
    for (const { verdict, text } of kept) {
      assert.equal(verdict === "conflict", text !== storedText);
      assert.ok(text === body || text === other);
    }
  }
  assert.equal((await allWebhookIds(server.url)).length, IDS);
});
