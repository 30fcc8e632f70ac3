import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type Answer, ask } from "#e2e/harness/ask.ts";
import { startServer, type TestServer } from "#e2e/harness/server.ts";
import { ADMINISTRATOR, joinAs, WITH_ADMINISTRATOR } from "#e2e/harness/visitors.ts";

const TRIES = 10;

function attempt(
  { url }: TestServer,
  email: string,
  { password = "wrong-horse-battery", from = "127.0.0.1", headers = {} } = {},
): Promise<Answer> {
  return ask(url, "/api/sign-in", {
    method: "POST",
    from,
    headers: { origin: url, "content-type": "application/json", ...headers },
    body: JSON.stringify({ email, password }),
  });
}

/** Tries one after the other until it is told to wait; gives how often it was let try. */
async function triesUntilToldToWait(attemptNumber: (n: number) => Promise<Answer>): Promise<number> {
  for (let n = 0; n < 3 * TRIES; n += 1) {
    const answer = await attemptNumber(n);
    if (answer.status === 429) {
      assert.ok(Number(answer.headers["retry-after"]) > 0);
      return n;
    }
    assert.equal(answer.status, 401);
  }
  return Number.POSITIVE_INFINITY;
}

describe("guessing passwords", () => {
  let server: TestServer;
  before(async () => {
    server = await startServer({ env: WITH_ADMINISTRATOR });
  });
  after(() => server.stop());

  test("one address may try ten accounts a minute, whatever it calls itself", async () => {
    const tries = await triesUntilToldToWait((n) =>
      attempt(server, `somebody-${n}@example.com`, {
        from: "127.0.0.2",
        headers: { "x-forwarded-for": `203.0.113.${n}`, "x-allo-inbox-client": `203.0.113.${n}` },
      }),
    );
    assert.equal(tries, TRIES);
    const right = await attempt(server, ADMINISTRATOR.email, { from: "127.0.0.2", password: ADMINISTRATOR.password });
    assert.equal(right.status, 429, "the right password does not end the wait");
    const other = await attempt(server, ADMINISTRATOR.email, { from: "127.0.0.3", password: ADMINISTRATOR.password });
    assert.equal(other.status, 200, "others are not kept out");
  });

  for (const [what, email] of [
    ["a known account", ADMINISTRATOR.email],
    ["an unknown account", "nobody@example.com"],
  ] as const) {
    test(`${what} is tried ten times at most, from however many addresses`, async () => {
      const spellings = [email, email.toUpperCase()];
      const tries = await triesUntilToldToWait((n) =>
        attempt(server, spellings[n % 2] ?? email, { from: `127.0.1.${n + 1}` }),
      );
      assert.equal(tries, TRIES);
    });
  }

  test("trying all at once gets nobody further, from one address or from many", async () => {
    const all = Array.from({ length: 4 * TRIES }, (_, n) => n);
    const oneAddress = all.map((n) => attempt(server, `parallel-${n}@example.com`, { from: "127.0.0.5" }));
    assert.equal(countTried(await Promise.all(oneAddress)), TRIES);
    const oneAccount = all.map((n) => attempt(server, "parallel@example.com", { from: `127.0.3.${n + 1}` }));
    assert.equal(countTried(await Promise.all(oneAccount)), TRIES);
  });

  test("codes of a second factor are limited as passwords are", async () => {
    const tries = await triesUntilToldToWait(() =>
      ask(server.url, "/api/sign-in/second-factor", {
        method: "POST",
        from: "127.0.0.4",
        headers: { origin: server.url, "content-type": "application/json" },
        body: JSON.stringify({ code: "000000" }),
      }),
    );
    assert.ok(tries <= TRIES, String(tries));
  });
});

test("a restart forgives nothing", async (t) => {
  const first = await startServer({ env: WITH_ADMINISTRATOR });
  t.after(() => first.stop());
  for (let n = 0; n < TRIES; n += 1) await attempt(first, ADMINISTRATOR.email, { from: "127.0.0.2" });
  await first.kill();
  const again = await startServer({ env: WITH_ADMINISTRATOR, dataDir: first.dataDir });
  t.after(() => again.stop());
  const sameAccount = await attempt(again, ADMINISTRATOR.email, {
    from: "127.0.0.3",
    password: ADMINISTRATOR.password,
  });
  assert.equal(sameAccount.status, 429);
  assert.equal((await attempt(again, "other@example.com", { from: "127.0.0.2" })).status, 429);
  assert.equal((await attempt(again, "other@example.com", { from: "127.0.0.4" })).status, 401);
});

test("behind a trusted proxy each of its clients counts for itself", async (t) => {
  const server = await startServer({ env: { ...WITH_ADMINISTRATOR, TRUST_PROXY: "1" } });
  t.after(() => server.stop());
  const asClient = (n: number, client: string) =>
    attempt(server, `somebody-${n}@example.com`, { headers: { "x-forwarded-for": `198.51.100.${n}, ${client}` } });
  assert.equal(await triesUntilToldToWait((n) => asClient(n, "203.0.113.1")), TRIES);
  assert.equal((await asClient(50, "203.0.113.2")).status, 401);
});

test("known and unknown accounts are told the same, in the same time", async (t) => {
  const server = await startServer({ env: WITH_ADMINISTRATOR });
  t.after(() => server.stop());
  const accounts = [];
  for (let n = 0; n < 3; n += 1) accounts.push((await joinAs(server, "viewer")).email);
  const times: Record<"known" | "unknown", number[]> = { known: [], unknown: [] };
  const words = new Set<string>();
  for (let round = 0; round < 18; round += 1) {
    for (const kind of ["known", "unknown"] as const) {
      const email = kind === "known" ? (accounts[round % 3] ?? "") : `unknown-${round % 3}@example.com`;
      const started = performance.now();
      const { status, text, headers } = await attempt(server, email, { from: `127.0.2.${round + 1}` });
      times[kind].push(performance.now() - started);
      words.add(`${status} ${text} ${headers["set-cookie"]}`);
    }
  }
  assert.equal(words.size, 1, [...words].join("\n"));
  const [known, unknown] = [median(times.known), median(times.unknown)];
  assert.ok(known / unknown < 2 && unknown / known < 2, `known ${known} ms, unknown ${unknown} ms`);
});

function countTried(answers: readonly Answer[]): number {
  return answers.filter(({ status }) => status === 401).length;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
