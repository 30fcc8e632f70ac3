import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { Agent } from "node:http";
import { join } from "node:path";
import { hashPassword, verifyPassword } from "better-auth/crypto";
import { type AccessCase, accessCases, type Identities } from "#e2e/bench/access/cases.ts";
import { type Latency, latencyOf } from "#e2e/bench/report/latency.ts";
import { median } from "#e2e/bench/report/quantile.ts";
import { ask } from "#e2e/harness/ask.ts";
import { deliver, newWebhookId, smsBody, TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer, type TestServer } from "#e2e/harness/server.ts";
import { ADMINISTRATOR, makeKey, signIn } from "#e2e/harness/visitors.ts";
import { makeRandom } from "#e2e/simulator/random.ts";

/** The first of each kind warm the server and are not counted. */
const WARM_UP = { signIns: 5, requests: 30 };
/** More than a page of them. */
const REJECTIONS = 60;
const OTHER_SECRET = "whsec_b3RoZXItc2VjcmV0LW9mLXRoZS1pbmJveC0yNGI=";

export type AccessCounts = { signIns: number; requests: number };

/** Times in milliseconds, to the last byte; `judged` where the target is for them. */
export type Accessed = Latency & { name: string; kind: "sign-in" | AccessCase["kind"]; judged: boolean };

/** Asks the real server, on a copy of the database, as one client that waits for each answer. */
export async function measureAccess(
  from: string,
  counts: AccessCounts,
  directory: string,
  say: (line: string) => void,
): Promise<Accessed[]> {
  const dataDir = mkdtempSync(join(directory, "access-"));
  cpSync(from, dataDir, { recursive: true });
  const server = await startServer({ dataDir, env: { ALLO_WEBHOOK_SECRET: TEST_SECRET } });
  try {
    for (let i = 0; i < REJECTIONS; i++) await deliver(server.url, OTHER_SECRET, newWebhookId(), smsBody(`msg-${i}`));
    say(`signing in ${counts.signIns} times …`);
    const signingIn = await measureSignIn(server, counts.signIns);
    return [...signingIn, ...(await measureRequests(server, counts.requests, say))];
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true });
  }
}

/** The password's hash is slow on purpose: the same work in this process, turn about, tells its share. */
async function measureSignIn({ url }: TestServer, count: number): Promise<Accessed[]> {
  const { password } = ADMINISTRATOR;
  const hash = await hashPassword(password);
  const whole: number[] = [];
  const hashes: number[] = [];
  for (let sample = -WARM_UP.signIns; sample < count; sample++) {
    const signingIn = await timeOf(() => signIn(url, ADMINISTRATOR));
    const hashing = await timeOf(() => verifyPassword({ hash, password }));
    if (sample < 0) continue;
    whole.push(signingIn);
    hashes.push(hashing);
  }
  const usual = median(hashes);
  const rest = whole.map((time) => time - usual);
  return [
    { name: "whole", kind: "sign-in", judged: false, ...latencyOf(whole) },
    { name: "the password's hash", kind: "sign-in", judged: false, ...latencyOf(hashes) },
    { name: "whole, less the usual hash", kind: "sign-in", judged: true, ...latencyOf(rest) },
  ];
}

async function measureRequests(server: TestServer, count: number, say: (line: string) => void): Promise<Accessed[]> {
  const { key } = await makeKey(server, "read");
  const identities: Identities = {
    session: { cookie: await signIn(server.url, ADMINISTRATOR) },
    key: { authorization: `Bearer ${key}` },
  };
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const results: Accessed[] = [];
  try {
    for (const { name, kind, headers, paths } of await accessCases(server.url, identities)) {
      say(`${kind}: ${name} …`);
      const random = makeRandom("access benchmark", name);
      const times: number[] = [];
      for (let sample = -WARM_UP.requests; sample < count; sample++) {
        const path = random.pick(paths);
        const time = await timeOf(async () => {
          const { status } = await ask(server.url, path, { agent, headers });
          if (status !== 200) throw new Error(`${path} answered ${status}:\n${server.output()}`);
        });
        if (sample >= 0) times.push(time);
      }
      results.push({ name, kind, judged: true, ...latencyOf(times) });
    }
  } finally {
    agent.destroy();
  }
  return results;
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}
