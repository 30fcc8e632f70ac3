import assert from "node:assert/strict";
import { Agent } from "node:http";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, ask, askApi, errorOf } from "#e2e/harness/ask.ts";
import { signedHeaders, smsBody, TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer } from "#e2e/harness/server.ts";
import { statsSchema } from "#lib/api/stats.ts";

const FLOODER = "127.0.9.9";
const FLOOD = 600;

const server = await startServer({ env: { ALLO_WEBHOOK_SECRET: TEST_SECRET, ALLO_LEGACY_TOKEN: "t".repeat(24) } });
after(() => server.stop());

const agent = new Agent({ keepAlive: true, maxSockets: 20 });
after(() => agent.destroy());

function unverified(n: number): Promise<Answer> {
  const body = smsBody(`sms_${n}`, "x".repeat(20_000));
  const headers = { ...signedHeaders({ body: "something else" }), "x-forwarded-for": `198.51.100.${n % 250}` };
  return ask(server.url, "/api/allo", { method: "POST", headers, body, from: FLOODER, agent });
}

async function verified(): Promise<number> {
  const body = smsBody("sms_genuine");
  const started = performance.now();
  const answer = await ask(server.url, "/api/allo", {
    method: "POST",
    headers: signedHeaders({ body }),
    body,
    from: FLOODER,
  });
  assert.equal(answer.status, 200, answer.text);
  return performance.now() - started;
}

test("a flood is told to wait, while what verifies from the same address is taken at once", {
  timeout: 30_000,
}, async () => {
  const flood = Promise.all(Array.from({ length: FLOOD }, (_, n) => unverified(n)));
  const times: number[] = [];
  const genuine = (async () => {
    for (let n = 0; n < 20; n++) {
      times.push(await verified());
      await sleep(10);
    }
  })();
  const [answers] = await Promise.all([flood, genuine]);
  const refused = answers.filter(({ status }) => status === 429);
  const looked = answers.filter(({ status }) => status === 401);
  assert.equal(refused.length + looked.length, FLOOD);
  assert.ok(looked.length >= 90 && looked.length <= 200, `${looked.length} were looked into`);
  for (const answer of refused.slice(0, 5)) {
    assert.equal(errorOf(answer).code, "too_many_unverified");
    assert.ok(Number(answer.headers["retry-after"]) >= 1);
  }
  times.sort((a, b) => a - b);
  assert.ok((times[10] ?? 1e9) < 1_000, `median of what verifies: ${times[10]} ms`);

  await verified();
  const elsewhere = await ask(server.url, "/api/allo", { method: "POST", body: "{}", from: "127.0.9.10" });
  assert.equal(elsewhere.status, 400, "another address is not held to account");
  const guess = () => ask(server.url, "/api/allo/guess", { method: "POST", body: "{}", from: FLOODER });
  const guesses = await Promise.all(Array.from({ length: 50 }, guess));
  assert.ok(
    guesses.some(({ status }) => status === 429),
    "guessing tokens counts too",
  );

  const stats = statsSchema.parse((await askApi(server.url, "/api/v1/stats")).json);
  assert.equal(stats.total.rejections, looked.length + 1, "only what was looked into is kept");
});
