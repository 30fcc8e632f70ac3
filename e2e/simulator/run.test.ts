import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { type TestContext, test } from "node:test";
import { planRequests } from "#e2e/simulator/plan.ts";
import { report } from "#e2e/simulator/report.ts";
import { type RunOptions, run } from "#e2e/simulator/run.ts";
import { emptyTally, exitCodeOf, type Tally } from "#e2e/simulator/tally.ts";
import { parseSecret } from "#lib/allo/secret.ts";
import { verify } from "#lib/allo/signature.ts";
import { signedHeadersOf } from "#lib/allo/signature-headers.ts";

const parsed = parseSecret(`whsec_${Buffer.from("only for the tests of the simulator").toString("base64")}`);
assert.ok(parsed.ok);
const { secret } = parsed;

async function listen(t: TestContext, listener: RequestListener): Promise<URL> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  assert.ok(typeof address === "object" && address !== null);
  return new URL(`http://127.0.0.1:${address.port}/api/allo`);
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  return Buffer.concat(await request.toArray());
}

/** An inbox that checks signatures and remembers bodies, and nothing else. */
function tinyInbox(seen: Map<string, string>): RequestListener {
  return async (request, response) => {
    const body = await bytesOf(request);
    const headers = signedHeadersOf(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const result = verify(headers, body, [secret], Date.now() / 1000);
    if (!result.ok) {
      const status = result.failure.code.startsWith("missing") || result.failure.code === "bad_timestamp" ? 400 : 401;
      response.writeHead(status).end(JSON.stringify({ error: { code: result.failure.code } }));
      return;
    }
    const { webhookId } = result.verified;
    const before = seen.get(webhookId);
    const now = body.toString("hex");
    const status = before === undefined ? "stored" : before === now ? "duplicate" : "conflict";
    if (before === undefined) seen.set(webhookId, now);
    response.end(JSON.stringify({ status, id: seen.size }));
  };
}

const shares = { duplicates: 10, conflicts: 4, lookalikes: 2, unknown: 6, invalid: 25, shuffle: 0, legacy: false };

async function play(url: URL, count: number, options: Partial<RunOptions> = {}, more = shares): Promise<Tally> {
  const tally = emptyTally();
  const plan = planRequests({ seed: 1, count, now: Date.now(), ...more });
  const stop = new AbortController().signal;
  await run(plan, { url, proof: { secret }, rate: 0, retryFactor: null, stop, ...options }, tally);
  return tally;
}

function heard(tally: Tally): Record<string, number> {
  return Object.fromEntries([...tally.answers].map(([key, { times }]) => [key, times.length]));
}

test("an inbox takes what is rightly signed, and nothing else", async (t) => {
  const seen = new Map<string, string>();
  const tally = await play(await listen(t, tinyInbox(seen)), 100);
  const answers = heard(tally);
  assert.equal(seen.size, 100);
  assert.deepEqual([tally.requests, tally.lost, tally.accepted, exitCodeOf(tally)], [139, 0, [], 0]);
  const refused = Object.entries(answers).filter(([key]) => key.startsWith("invalid "));
  assert.ok(refused.every(([key]) => /^invalid 40[01] (missing_header|bad_\w+|stale_timestamp)$/.test(key)));
  assert.equal(
    refused.reduce((sum, [, count]) => sum + count, 0),
    25,
  );
  const text = report(tally);
  assert.match(text, /in all +92 +2 +6 +10 +4 +25 +139/);
  assert.match(text, /200 stored +new +\d+ +[\d.]+ +[\d.]+/);
  assert.doesNotMatch(text, /PROBLEM/);
});

test("an inbox that takes everything is told off", async (t) => {
  const url = await listen(t, (_, response) => response.end("ok"));
  const tally = await play(url, 40);
  assert.equal(exitCodeOf(tally), 1);
  assert.match(report(tally), /PROBLEM: 10 wrongly signed requests got a 2xx \(10 minutes ahead, .*wrong secret\)/);
});

const plain = { ...shares, duplicates: 0, conflicts: 0, lookalikes: 0, unknown: 0, invalid: 0 };

test("a delivery is tried again with the same id and bytes, and signed afresh, until it is taken", async (t) => {
  const tries = new Map<string, { body: string; ok: boolean }[]>();
  const url = await listen(t, async (request, response) => {
    const body = await bytesOf(request);
    const headers = signedHeadersOf(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const id = headers.id ?? "";
    const before = tries.get(id) ?? [];
    tries.set(id, [...before, { body: body.toString(), ok: verify(headers, body, [secret], Date.now() / 1000).ok }]);
    if (before.length === 0) request.socket.destroy();
    else response.writeHead(before.length < 3 ? 503 : 204).end();
  });
  const tally = await play(url, 5, { retryFactor: 100_000 }, plain);
  assert.equal(exitCodeOf(tally), 0);
  assert.equal(tries.size, 5);
  for (const [, attempts] of tries) {
    assert.deepEqual(
      attempts.map(({ ok }) => ok),
      [true, true, true, true],
    );
    assert.equal(new Set(attempts.map(({ body }) => body)).size, 1);
  }
});

test("after eight attempts a delivery is lost, and the run has failed", async (t) => {
  const url = await listen(t, (_, response) => response.writeHead(302).end());
  const tally = await play(url, 2, { retryFactor: 10_000_000 }, plain);
  assert.deepEqual([tally.requests, tally.lost, exitCodeOf(tally)], [16, 2, 1]);
  assert.match(report(tally), /PROBLEM: 2 rightly signed requests never got a 2xx/);
});

test("nobody there is a lost delivery, not a crash", async () => {
  const tally = await play(new URL("http://127.0.0.1:9/api/allo"), 3, {}, plain);
  assert.deepEqual([tally.lost, heard(tally)], [3, { "new no answer (ECONNREFUSED)": 3 }]);
});

test("it keeps the rate that was asked for", async (t) => {
  const url = await listen(t, (_, response) => response.end());
  const began = performance.now();
  await play(url, 20, { rate: 100 }, plain);
  assert.ok(performance.now() - began >= 190);
});

test("without a rate it has 64 requests under way, and never more", { timeout: 20_000 }, async (t) => {
  let open = 0;
  let most = 0;
  const waiting: (() => void)[] = [];
  const url = await listen(t, (_, response) => {
    most = Math.max(most, ++open);
    waiting.push(() => {
      open--;
      response.end();
    });
    // Nobody is answered before all are there; and then late enough for one too many to come.
    if (most >= 64) for (const answer of waiting.splice(0)) setTimeout(answer, 20);
  });
  await play(url, 300, {}, plain);
  assert.equal(most, 64);
});

test("when stopped it sends nothing more, waits for nothing, and keeps its count", async (t) => {
  const stop = new AbortController();
  let taken = 0;
  let dueAtStop = 0;
  const began = performance.now();
  const url = await listen(t, (_, response) => {
    if (++taken === 5) {
      stop.abort();
      dueAtStop = Math.ceil((performance.now() - began) / 5);
    }
    response.writeHead(503).end();
  });
  const tally = await play(url, 1000, { rate: 200, retryFactor: 1, stop: stop.signal }, plain);
  assert.ok(performance.now() - began < 2000);
  assert.ok(tally.planned <= dueAtStop && tally.requests === tally.planned, `${tally.planned} of ${dueAtStop}`);
  assert.equal(exitCodeOf(tally), 1);
});

test("the older formats go to the address with the token, unsigned", async (t) => {
  const paths = new Map<string | undefined, boolean>();
  const url = await listen(t, (request, response) => {
    paths.set(request.url, "webhook-id" in request.headers);
    response.writeHead(request.url === "/api/allo/s3cret" ? 200 : 404).end();
  });
  const legacy = { ...shares, lookalikes: 0, legacy: true, topics: ["sms.received", "call.completed"] };
  const tally = await play(url, 40, { proof: { token: "s3cret" } }, legacy);
  assert.deepEqual([...paths.keys()].toSorted(), ["/api/allo/s3cret", "/api/allo/terc3sx"]);
  assert.ok([...paths.values()].every((isSigned) => !isSigned));
  assert.deepEqual([tally.lost, tally.accepted], [0, []]);
});
