import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Webhook } from "standardwebhooks";
import { askApi, SCRIPT_KEY } from "#e2e/harness/ask.ts";
import { allDeliveryIds, eventually, rejectionPage } from "#e2e/harness/deliveries.ts";
import { deliver, newWebhookId, smsBody, TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer, type TestServer } from "#e2e/harness/server.ts";

const main = fileURLToPath(new URL("../listen/main.ts", import.meta.url));

type Received = { id: string; body: Buffer; headers: Record<string, string> };

function newDirectory(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), "allo-inbox-listen-"));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A developer's server, which answers with `statusOf`. */
async function startReceiver(t: TestContext, statusOf: (received: Received) => number = () => 200) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const one = { id: headers["webhook-id"] ?? "", body: await buffer(request), headers };
    received.push(one);
    response.writeHead(statusOf(one)).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  const address = server.address();
  assert.ok(typeof address === "object" && address !== null);
  return { url: `http://127.0.0.1:${address.port}/hook`, received, ids: () => received.map(({ id }) => id) };
}

function startListener(t: TestContext, home: string, server: { url: string }, forwardTo: string, args: string[] = []) {
  const child: ChildProcess = spawn(process.execPath, [main, "--url", server.url, "--forward-to", forwardTo, ...args], {
    env: { NODE_ENV: "test", XDG_STATE_HOME: home, ALLO_INBOX_KEY: SCRIPT_KEY },
  });
  t.after(() => child.kill("SIGKILL"));
  let [out, err] = ["", ""];
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  const ended = once(child, "close");
  return {
    async says(text: string | RegExp): Promise<void> {
      const heard = await eventually(
        async () => out,
        (said) => (typeof text === "string" ? said.includes(text) : text.test(said)),
      );
      assert.ok(typeof text === "string" ? heard.includes(text) : text.test(heard), `${text} in\n${heard}${err}`);
    },
    async stop(): Promise<{ code: number | null; out: string; err: string }> {
      child.kill("SIGINT");
      await ended;
      return { code: child.exitCode, out, err };
    },
    async end(): Promise<{ code: number | null; out: string; err: string }> {
      await ended;
      return { code: child.exitCode, out, err };
    },
  };
}

async function send(server: Pick<TestServer, "url">, count = 1, secret = TEST_SECRET): Promise<string[]> {
  const ids = Array.from({ length: count }, newWebhookId);
  for (const id of ids) await deliver(server.url, secret, id, smsBody(id, `"${id}" é`));
  return ids;
}

async function promoteOne(server: TestServer): Promise<void> {
  const { data } = rejectionPage.parse((await askApi(server.url, "/api/v1/rejections")).json);
  const waiting = data.find(({ promotable, promotedTo }) => promotable && promotedTo === null);
  const answer = await askApi(server.url, `/api/v1/rejections/${waiting?.id}/promote`, { method: "POST" });
  assert.equal(answer.status, 200, answer.text);
}

/** The port has to stay the same over a restart. */
function restartOf(server: TestServer, dataDir: string, env: Record<string, string>): Promise<TestServer> {
  return startServer({ dataDir, env: { ...env, PORT: new URL(server.url).port } });
}

test("passes on what comes, signed anew, through a kill of the inbox and its own absence", async (t) => {
  const [dataDir, home] = [newDirectory(t), newDirectory(t)];
  const env = { ALLO_WEBHOOK_SECRET: TEST_SECRET };
  const first = await startServer({ dataDir, env });
  const before = await send(first, 1);
  await eventually(
    () => allDeliveryIds(first.url),
    (ids) => ids.length === 1,
  );
  const receiver = await startReceiver(t);

  const listener = startListener(t, home, first, receiver.url);
  await listener.says("Begins with what comes from now on.");
  const live = await send(first, 2);
  await eventually(
    async () => receiver.received.length,
    (count) => count === 2,
  );
  await first.kill();
  await listener.says("The inbox is out of reach");
  const second = await restartOf(first, dataDir, env);
  t.after(() => second.stop());
  const missed = await send(second, 20);
  await listener.says("The inbox is back.");
  await eventually(
    async () => receiver.received.length,
    (count) => count === 22,
  );
  const { code, out, err } = await listener.stop();
  assert.deepEqual([code, err], [0, ""]);
  assert.match(out, /22 taken, 0 not taken\.\n$/);
  assert.match(out, /\d\d:\d\d:\d\d {2}sms\.received {6}\S.+ {2}200 {2}\d+ ms\n/);
  assert.ok(!out.includes(SCRIPT_KEY), "the key is shown to nobody");

  const whileAway = await send(second, 3);
  const again = startListener(t, home, second, receiver.url);
  await eventually(
    async () => receiver.received.length,
    (count) => count === 25,
  );
  assert.equal((await again.stop()).code, 0);
  assert.deepEqual(receiver.ids(), [...live, ...missed, ...whileAway], "each once, in order, and nothing from before");

  const file = join(home, "allo-inbox", "secret");
  const secret = readFileSync(file, "utf8").trim();
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.ok(out.includes(`Signed with ${secret}\n`));
  for (const { body, headers, id } of receiver.received) {
    new Webhook(secret).verify(body, headers);
    assert.equal(body.toString(), smsBody(id, `"${id}" é`));
  }

  const fromTheStart = startListener(t, home, second, receiver.url, ["--since", "2026-01-01", "--topics", "tag.added"]);
  await fromTheStart.says("Begins with what came since 2026-01-01T00:00:00.000Z.");
  const given = await startReceiver(t);
  const all = startListener(t, home, second, given.url, ["--since", "2026-01-01", "--secret", TEST_SECRET]);
  await eventually(
    async () => given.received.length,
    (count) => count === 26,
  );
  assert.deepEqual(given.ids(), [...before, ...live, ...missed, ...whileAway]);
  for (const { body, headers } of given.received) new Webhook(TEST_SECRET).verify(body, headers);
  assert.ok(!(await all.stop()).out.includes(TEST_SECRET));
  assert.match((await fromTheStart.stop()).out, /\n0 taken, 0 not taken\.\n$/, "only the topics that were asked for");
});

test("what is not taken is tried again, listed at the end, and tried at the next start; a wrong key ends it", async (t) => {
  const home = newDirectory(t);
  const server = await startServer({ env: { ALLO_WEBHOOK_SECRET: TEST_SECRET } });
  t.after(() => server.stop());
  let works = false;
  const receiver = await startReceiver(t, ({ body }) => (works || !body.includes("broken") ? 200 : 500));
  const listener = startListener(t, home, server, receiver.url, ["--retries", "1"]);
  await listener.says("Begins with");
  const bad = newWebhookId();
  await deliver(server.url, TEST_SECRET, bad, smsBody("sms_1", "broken"));
  const [good = ""] = await send(server);
  await eventually(
    async () => receiver.ids(),
    (ids) => ids.includes(good),
  );
  assert.deepEqual(receiver.ids(), [bad, bad, good]);
  const { code, out } = await listener.stop();
  assert.equal(code, 1);
  assert.match(out, /500 {2}\d+ ms {2}tries again\n[^\n]+500 {2}\d+ ms\n/);
  assert.match(out, /\n1 taken, 1 not taken\.\nNot taken; the next start tries these again:\n {2}\d+ {2}sms\.received/);

  works = true;
  const next = startListener(t, home, server, receiver.url);
  await eventually(
    async () => receiver.received.length,
    (count) => count === 4,
  );
  assert.equal(receiver.ids()[3], bad);
  assert.match((await next.stop()).out, /\n1 taken, 0 not taken\.\n$/);

  const wrongKey = ["--key", "not-the-key-of-this-inbox-0123456789"];
  const refused = await startListener(t, home, server, receiver.url, wrongKey).end();
  assert.equal(refused.code, 1);
  assert.match(refused.err, /answered 401: [^\n]+ Check ALLO_INBOX_KEY or --key: [^\n]+\n$/);
});

test("a rejection that is promoted goes on too, although others have come since, and while nobody listened", async (t) => {
  const [dataDir, home] = [newDirectory(t), newDirectory(t)];
  const first = await startServer({ dataDir });
  const refused = [...(await send(first)), ...(await send(first))];
  await deliver(first.url, first.localSecret(), newWebhookId(), smsBody("sms_2"));
  const receiver = await startReceiver(t);
  const listener = startListener(t, home, first, receiver.url);
  await listener.says("Begins with");
  await first.stop();
  const second = await restartOf(first, dataDir, { ALLO_WEBHOOK_SECRET: TEST_SECRET });
  t.after(() => second.stop());
  await listener.says("The inbox is back.");
  await promoteOne(second);
  await eventually(
    async () => receiver.received.length,
    (count) => count === 1,
  );
  await listener.stop();
  await promoteOne(second);
  const again = startListener(t, home, second, receiver.url);
  await eventually(
    async () => receiver.received.length,
    (count) => count === 2,
  );
  await again.stop();
  assert.deepEqual(receiver.ids().toSorted(), refused.toSorted());
});
