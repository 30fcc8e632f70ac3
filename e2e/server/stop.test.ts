import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { newLedger } from "#e2e/crash/ledger.ts";
import { serverEnv, startLoad } from "#e2e/crash/load.ts";
import { ask } from "#e2e/harness/ask.ts";
import { allWebhookIds, eventually } from "#e2e/harness/deliveries.ts";
import { openRaw, statusesIn } from "#e2e/harness/raw.ts";
import { newWebhookId, signedHeaders } from "#e2e/harness/send.ts";
import { startServer } from "#e2e/harness/server.ts";
import { makeRandom } from "#e2e/simulator/random.ts";

const OPEN = 20;

type HalfSent = { id: string; finish(): Promise<string>; leave(): void };

/** A request that has sent all but the last byte of its body. */
async function halfSent(url: string): Promise<HalfSent> {
  const id = newWebhookId();
  const head = Object.entries({ Host: "inbox", ...signedHeaders({ id, body: "{}" }), "Content-Length": 2 });
  const socket = openRaw(url);
  let text = "";
  socket.setEncoding("latin1").on("data", (part: string) => {
    text += part;
  });
  const closed = once(socket, "close");
  await once(socket, "connect");
  socket.write(`POST /api/allo HTTP/1.1\r\n${head.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n{`);
  return {
    id,
    async finish() {
      socket.write("}");
      await closed;
      return text;
    },
    leave: () => socket.destroy(),
  };
}

async function stopsUnderLoad(
  t: TestContext,
  signal: "SIGTERM" | "SIGINT",
  client: "patient" | "stuck",
): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), "allo-inbox-stop-"));
  t.after(() => rmSync(dataDir, { recursive: true, force: true }));
  const server = await startServer({ dataDir, env: serverEnv });
  const ledger = newLedger();
  const open = await Promise.all(Array.from({ length: OPEN }, () => halfSent(server.url)));
  const tunnel = openRaw(server.url).resume();
  tunnel.allowHalfOpen = true;
  tunnel.write("CONNECT inbox:443 HTTP/1.1\r\nHost: inbox\r\n\r\n");
  t.after(() => tunnel.destroy());
  const load = startLoad(server.url, ledger, makeRandom(signal));
  // Connections are taken in their order: this answer says that those before it are being served.
  await ask(server.url, "/api/health");
  await eventually(
    async () => load.touched.size,
    (size) => size > 30,
  );

  const started = performance.now();
  process.kill(server.pid, signal);
  // A terminal and npm each pass a Ctrl-C on, so that it comes more than once.
  process.kill(server.pid, signal);
  await eventually(
    async () => server.output(),
    (output) => output.includes("Stopping"),
  );
  const stuck = client === "stuck" ? open.splice(0, 1) : [];
  const answers = await Promise.all(open.map(({ finish }) => finish()));
  for (const answer of answers) assert.deepEqual(statusesIn(answer), [200], answer);
  assert.equal(await server.stop(), 0);
  const tookMs = performance.now() - started;
  assert.ok(tookMs < (client === "stuck" ? 10_000 : 7_000), `stopped after ${Math.round(tookMs)} ms`);
  await load.stop();
  for (const { leave } of stuck) leave();

  const acknowledged = [...ledger.entries.values()].filter(({ answers }) => answers.length > 0);
  const promised = [...open, ...acknowledged.map(({ webhookId }) => ({ id: webhookId }))].map(({ id }) => id);
  const next = await startServer({ dataDir, env: serverEnv });
  const kept = new Set(
    await eventually(
      () => allWebhookIds(next.url),
      (ids) => ids.length >= promised.length,
    ),
  );
  assert.equal(await next.stop(), 0);
  const lost = promised.filter((id) => !kept.has(id));
  assert.deepEqual(lost, []);
}

test("SIGTERM under load: open requests are answered, what was acknowledged is kept, and the end is clean", (t) =>
  stopsUnderLoad(t, "SIGTERM", "patient"));

test("SIGINT under load: a client that never finishes holds it up for less than ten seconds", (t) =>
  stopsUnderLoad(t, "SIGINT", "stuck"));
