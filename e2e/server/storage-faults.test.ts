import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { type Answer, ask, askApi, errorOf } from "#e2e/harness/ask.ts";
import { acknowledgement, allWebhookIds, deliveryOf, eventually, rejectionPage } from "#e2e/harness/deliveries.ts";
import { newWebhookId, signedHeaders, smsBody, TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer } from "#e2e/harness/server.ts";
import {
  fillDisk,
  forbidFileWrites,
  forbidWritesProblem,
  freeze,
  freezeProblem,
  lockDatabase,
  mountSmallDisk,
  withEmptyLog,
} from "#e2e/harness/storage-faults.ts";
import { ADMINISTRATOR, post, signIn, withDatabase } from "#e2e/harness/visitors.ts";

type Delivered = { id: string; body: string };

function makeDelivery(): Delivered {
  const id = newWebhookId();
  return { id, body: smsBody(id, "x".repeat(20_000)) };
}

function send(url: string, { id, body }: Delivered): Promise<Answer> {
  return ask(url, "/api/allo", { method: "POST", headers: signedHeaders({ id, body }), body });
}

async function fails(url: string): Promise<string[]> {
  const { json } = await askApi(url, "/api/v1/health/failures");
  return z
    .object({ data: z.array(z.object({ kind: z.string() })) })
    .parse(json)
    .data.map(({ kind }) => kind);
}

async function storedId(url: string, delivered: Delivered): Promise<number> {
  const answer = await send(url, delivered);
  assert.equal(answer.status, 200, answer.text);
  const { status, id } = acknowledgement.parse(answer.json);
  assert.equal(status, "stored");
  return id;
}

/** Acknowledged before, refused while the fault lasts, taken again after: nothing is lost, and nothing restarts. */
async function survives(dataDir: string | undefined, strike: (dataDir: string, pid: number) => () => void) {
  const server = await startServer({ env: { ALLO_WEBHOOK_SECRET: TEST_SECRET }, ...(dataDir ? { dataDir } : {}) });
  let heal = () => {};
  try {
    const [before, during, after] = [1, 5, 1].map((count) => Array.from({ length: count }, makeDelivery));
    assert.ok(before?.[0] && during && after?.[0]);
    const kept = await storedId(server.url, before[0]);
    assert.equal((await deliveryOf(server.url, kept)).webhookId, before[0].id);

    heal = strike(server.dataDir, server.pid);
    for (const answer of await Promise.all(during.map((delivered) => send(server.url, delivered)))) {
      const error = errorOf(answer);
      assert.deepEqual([error.status, error.code], [503, "storage_unavailable"]);
      assert.match(String(answer.headers["retry-after"]), /^[1-9][0-9]*$/);
    }
    const failing = await ask(server.url, "/api/health");
    assert.equal(failing.status, 503);
    assert.partialDeepStrictEqual(failing.json, { status: "failing" });
    assert.match(failing.text, /"problem":"The database cannot be written \(SQLITE_[A-Z_]+\)\."/);
    assert.ok((await fails(server.url)).includes("storage"), "which is told although it cannot be written");
    const forgedId = newWebhookId();
    const forged = await ask(server.url, "/api/allo", {
      method: "POST",
      headers: signedHeaders({ id: forgedId, body: "other" }),
      body: "{}",
    });
    assert.equal(forged.status, 401, "what does not verify is told so, stored or not");
    const body = await askApi(server.url, `/api/v1/deliveries/${kept}/body`);
    assert.equal(body.text, before[0].body, "what is there can be read");
    assert.deepEqual(await allWebhookIds(server.url), [before[0].id]);

    heal();
    heal = () => {};
    const healthy = await eventually(
      () => ask(server.url, "/api/health"),
      ({ status }) => status === 200,
    );
    assert.deepEqual(healthy.json, { status: "ok" });
    const refused = rejectionPage.parse((await askApi(server.url, "/api/v1/rejections")).json).data;
    assert.deepEqual(
      refused.map(({ webhookId }) => webhookId),
      [forgedId],
      "what was refused meanwhile is kept as well",
    );
    for (const delivered of [...during, ...after]) {
      const shown = await deliveryOf(server.url, await storedId(server.url, delivered));
      assert.deepEqual([shown.webhookId, shown.attempts], [delivered.id, 1]);
    }
    const stillFails = await eventually(
      () => fails(server.url),
      (kinds) => !kinds.includes("storage"),
    );
    assert.ok(!stillFails.includes("storage"));
    const all = [...before, ...during, ...after].map(({ id }) => id);
    assert.deepEqual((await allWebhookIds(server.url)).sort(), all.sort());
  } finally {
    heal();
    assert.equal(await server.stop(), 0);
  }
}

test("while another program holds the database, deliveries get 503, and are taken once it lets go", async () => {
  await survives(undefined, (dataDir) => lockDatabase(join(dataDir, "inbox.db")));
});

test("while the system refuses every write to a file, deliveries get 503, and are taken afterwards", {
  skip: forbidWritesProblem() ?? false,
}, async () => {
  await survives(undefined, (_dataDir, pid) => forbidFileWrites(pid));
});

test("on a full disk deliveries get 503, and are taken once there is room", async (t) => {
  const disk = mountSmallDisk(4);
  if (disk.path === null) {
    t.skip(disk.reason);
    return;
  }
  try {
    await survives(disk.path, (dataDir) => withEmptyLog(join(dataDir, "inbox.db"), () => fillDisk(dataDir)));
  } finally {
    disk.remove();
  }
});

test("while the database is read-only deliveries get 503, and are taken once it can be written", {
  skip: freezeProblem() ?? false,
}, async () => {
  await survives(undefined, (dataDir) => freeze(...["inbox.db", "inbox.db-wal"].map((name) => join(dataDir, name))));
});

test("while nothing can be written people can read, and nobody looks or acts without being written down", {
  skip: forbidWritesProblem() ?? false,
}, async () => {
  const server = await startServer({ env: { ALLO_WEBHOOK_SECRET: TEST_SECRET } });
  let heal = () => {};
  try {
    const id = await storedId(server.url, makeDelivery());
    const headers = { cookie: await signIn(server.url, ADMINISTRATOR) };
    // They were away for a while: that they are back would be noted.
    withDatabase(server, (db) => db.exec("UPDATE sessions SET updated_at = 1000"));
    const get = (path: string) => ask(server.url, path, { headers });

    heal = forbidFileWrites(server.pid);
    for (const path of ["/api/v1/deliveries", "/deliveries", "/api/v1/stats"]) {
      assert.equal((await get(path)).status, 200, path);
    }
    for (const answer of [
      await get(`/api/v1/deliveries/${id}`),
      await get(`/api/v1/deliveries/${id}`),
      await get(`/api/v1/deliveries/${id}/body`),
      await post(server.url, "/api/sign-in", ADMINISTRATOR),
      await post(server.url, "/api/v1/invitations", { email: "eve@example.com", role: "viewer" }, headers),
    ]) {
      const error = errorOf(answer);
      assert.deepEqual([error.status, error.code], [503, "storage_unavailable"]);
      assert.equal(answer.headers["retry-after"], "30");
    }

    heal();
    heal = () => {};
    const looked = await eventually(
      () => get(`/api/v1/deliveries/${id}`),
      ({ status }) => status === 200,
    );
    assert.ok(looked.text.includes('"payload":{'));
    const sql = "SELECT count(*) n FROM audit WHERE action = 'delivery.opened'";
    assert.equal(withDatabase(server, (db) => db.prepare(sql).get())?.n, 1);
  } finally {
    heal();
    assert.equal(await server.stop(), 0);
  }
});
