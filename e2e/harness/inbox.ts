import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Answer, ask, askApi } from "#e2e/harness/ask.ts";
import { acknowledgement, deliveryOf, rejectionPage } from "#e2e/harness/deliveries.ts";
import { type Beginning, copyPrepared, SECRET_SETTING } from "#e2e/harness/prepared.ts";
import { newWebhookId, signedHeaders, TEST_SECRET } from "#e2e/harness/send.ts";
import { ADMINISTRATOR, signIn } from "#e2e/harness/visitors.ts";
import { startWarmServer } from "#e2e/harness/warm-server.ts";

/** `secondsOff` moves the signed time, which is what tells one retry from another. */
type Sending = { id?: string; secret?: string; secondsOff?: number; headers?: Record<string, string> };

/** A real inbox on a port and a data directory that stay the same however often it stops and starts. */
export type Inbox = {
  url: string;
  dataDir: string;
  /** Of the administrator, who signed in once when it opened; sessions outlive a restart. */
  cookies: string;
  /** Signs and posts a delivery as Allo would; resolves with its id once it has been read. */
  receives(body: string | Uint8Array, sending?: Sending): Promise<number>;
  /** Posts a request that is to be refused; resolves with its rejection's id. */
  refuses(body: string, headers: Record<string, string>): Promise<number>;
  /** One GET, for what a page should show. */
  asks(path: string): Promise<Answer>;
  stops(): Promise<void>;
  /** Loses its power. */
  dies(): Promise<void>;
  /** Starts again where it was, with these settings on top. */
  startsAgain(env?: Record<string, string>): Promise<void>;
  /** Stops, and leaves nothing behind. */
  close(): Promise<void>;
};

/** Opens an inbox, with nothing in it unless told otherwise; Allo's secret is `TEST_SECRET` unless `env` has another. */
export async function openInbox(env: Record<string, string> = {}, beginning: Beginning = "set up"): Promise<Inbox> {
  const dataDir = newDataDir();
  const settings = { ...SECRET_SETTING, ...env };
  const usual = await copyPrepared(beginning, dataDir);
  let server = await startWarmServer(dataDir, settings);
  const { url } = server;
  // Behind https a session's cookie has another name.
  const cookies = env.BASE_URL === undefined ? usual : await signIn(url, ADMINISTRATOR);

  return {
    url,
    dataDir,
    cookies,
    async receives(body, { id = newWebhookId(), secret = TEST_SECRET, secondsOff = 0, headers = {} } = {}) {
      const answer = await post(url, body, { ...signedHeaders({ secret, id, body, secondsOff }), ...headers });
      if (answer.status !== 200) throw new Error(`The inbox answered ${answer.status}: ${answer.text}`);
      const { id: stored } = acknowledgement.parse(answer.json);
      await deliveryOf(url, stored);
      return stored;
    },
    async refuses(body, headers) {
      const answer = await post(url, body, headers);
      if (answer.status < 400) throw new Error(`The inbox let it in: ${answer.text}`);
      const [newest] = rejectionPage.parse((await askApi(url, "/api/v1/rejections?limit=1")).json).data;
      if (!newest) throw new Error(`The inbox kept nothing of what it answered ${answer.status}`);
      return newest.id;
    },
    asks: (path) => askApi(url, path),
    async stops() {
      await server.stop();
    },
    dies: () => server.kill(),
    async startsAgain(more = {}) {
      server = await startWarmServer(dataDir, { ...settings, ...more, PORT: new URL(url).port });
    },
    async close() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function newDataDir(): string {
  return mkdtempSync(join(tmpdir(), "allo-inbox-browser-"));
}

function post(url: string, body: string | Uint8Array, headers: Record<string, string>): Promise<Answer> {
  return ask(url, "/api/allo", { method: "POST", headers: { "content-type": "application/json", ...headers }, body });
}
