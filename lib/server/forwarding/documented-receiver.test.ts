import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type TestContext, test } from "node:test";
import { newEndpointSecret } from "#lib/server/forwarding/endpoint-secrets.ts";
import { sendForward } from "#lib/server/forwarding/send-forward.ts";
import { outboundAllowing } from "#lib/server/outbound/testing/allowing.ts";

const guide = new URL("../../../docs/forwarding.md", import.meta.url);
/** Has a server tell on which free port it is. */
const tellPort = `import { Server } from "node:net";
const { listen } = Server.prototype;
Server.prototype.listen = function (...args) {
  return listen.apply(this, args).on("listening", () => console.log(this.address().port));
};`;

const body = Buffer.from('{"topic":"sms.received", "data":{"content":"é \\u00e9 🚲"} }');

function receiverIn(text: string): string {
  const [, code] = /^```js\n(.*?)^```$/ms.exec(text) ?? [];
  assert.ok(code);
  assert.equal(code.trimEnd().split("\n").length, 12, "as its heading says");
  return code;
}

/** Runs what the guide tells people to run. */
async function startReceiver(t: TestContext, secret: string) {
  const directory = mkdtempSync(join(tmpdir(), "allo-inbox-receiver-"));
  t.after(() => rmSync(directory, { recursive: true }));
  const file = join(directory, "receiver.mjs");
  writeFileSync(file, receiverIn(readFileSync(guide, "utf8")));
  const preload = `data:text/javascript,${encodeURIComponent(tellPort)}`;
  const child = spawn(process.execPath, ["--import", preload, file], {
    env: { NODE_ENV: "test", PORT: "0", WEBHOOK_SECRET: secret },
    stdio: ["ignore", "pipe", "inherit"],
  });
  t.after(() => child.kill("SIGKILL"));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const port = Number((await lines.next()).value);
  return {
    url: `http://127.0.0.1:${port}/`,
    nextLine: async () => (await lines.next()).value,
    async end(): Promise<unknown[]> {
      const closed = once(child, "close");
      child.kill();
      await closed;
      const rest = [];
      for (let line = await lines.next(); line.done !== true; line = await lines.next()) rest.push(line.value);
      return rest;
    },
  };
}

test("the receiver of the guide takes what is forwarded, and nothing that is wrongly signed or late", async (t) => {
  const [secret, other] = [newEndpointSecret(), newEndpointSecret()];
  const receiver = await startReceiver(t, secret);
  const outbound = outboundAllowing(t, "127.0.0.1/32");
  async function statusOf(secrets: string[], secondsOff = 0): Promise<number | null> {
    const recipient = { url: receiver.url, secrets, headers: {} };
    const sending = { webhookId: "msg_1", body, isReplay: false };
    const now = () => Date.now() + secondsOff * 1000;
    return (await sendForward(outbound, recipient, sending, now, new AbortController().signal)).status;
  }
  assert.equal(await statusOf([secret]), 204);
  assert.equal(await receiver.nextLine(), `msg_1 ${body}`);
  assert.equal(await statusOf([other, secret]), 204, "while a secret is being changed");
  assert.equal(await receiver.nextLine(), `msg_1 ${body}`);
  assert.equal(await statusOf([other]), 401);
  assert.equal(await statusOf([secret], -600), 401);
  assert.equal(await statusOf([secret], 600), 401);
  assert.deepEqual(await receiver.end(), []);
});
