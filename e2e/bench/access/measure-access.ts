import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { Agent } from "node:http";
import { join } from "node:path";
import { type AccessCase, accessCases, type Identities } from "#e2e/bench/access/cases.ts";
import { signingInHere } from "#e2e/bench/access/sign-in-here.ts";
import { type Latency, latencyOf } from "#e2e/bench/report/latency.ts";
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
    const asked = [
      await measureSignIn(server, counts.signIns),
      ...(await measureRequests(server, counts.requests, say)),
    ];
    await server.stop();
    say(`signing in ${counts.signIns} times without a server …`);
    return [...asked, ...(await measureSignInHere(dataDir, counts.signIns))];
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true });
  }
}

async function measureSignIn({ url }: TestServer, count: number): Promise<Accessed> {
  const times = await samples(count, () => timeOf(() => signIn(url, ADMINISTRATOR)));
  return { name: "whole, over HTTP", kind: "sign-in", judged: false, ...latencyOf(times) };
}

/** The password's hash is slow on purpose: of each sign-in it is known how long that was. */
async function measureSignInHere(dataDir: string, count: number): Promise<Accessed[]> {
  const here = await signingInHere(dataDir);
  try {
    const times = await samples(count, here.signIn);
    const hashes = latencyOf(times.map(({ hash }) => hash));
    const rest = latencyOf(times.map(({ whole, hash }) => whole - hash));
    return [
      { name: "its password's hash", kind: "sign-in", judged: false, ...hashes },
      { name: "in process, less its hash", kind: "sign-in", judged: true, ...rest },
    ];
  } finally {
    here.close();
  }
}

async function samples<T>(count: number, take: () => Promise<T>): Promise<T[]> {
  for (let warm = 0; warm < WARM_UP.signIns; warm++) await take();
  const taken: T[] = [];
  while (taken.length < count) taken.push(await take());
  return taken;
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
