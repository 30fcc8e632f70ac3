import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { get, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { type TestContext, test } from "node:test";
import { z } from "zod";
import { asPage } from "#e2e/harness/as-page.ts";
import { type Answer, ask, askApi, errorOf, withKey } from "#e2e/harness/ask.ts";
import { openAudioStorage } from "#e2e/harness/audio-storage.ts";
import { eventually } from "#e2e/harness/deliveries.ts";
import { eventBody } from "#e2e/harness/events.ts";
import { deliver, newWebhookId } from "#e2e/harness/send.ts";
import { startServer, type TestServer } from "#e2e/harness/server.ts";
import { joinAs, makeKey } from "#e2e/harness/visitors.ts";
import { auditEntrySchema } from "#lib/api/audit.ts";
import { pageSchema } from "#lib/api/page.ts";

const AUDIO = readFileSync(join(import.meta.dirname, "..", "simulator", "recordings", "maison-fournier.mp3"));
const SIGNATURE = "c0ffee51";

const sendAudio: RequestListener = (_, response) => {
  response.writeHead(200, { "content-type": "audio/mpeg", "content-length": AUDIO.length }).end(AUDIO);
};

/** A call is known by the id of its first delivery. */
const [FIRST, SECOND] = [1, 2];

const pathOf = (call: number) => `/api/v1/calls/${call}/recording`;

type Server = Omit<TestServer, "stop"> & { receive(call: string, link: string | null): Promise<void> };

/** A server on a data directory that outlives it, stopped at the end of the test at the latest. */
async function start(t: TestContext, dataDir: string, env: Record<string, string>): Promise<Server & TestServer> {
  const server = await startServer({ dataDir, env });
  t.after(() => server.stop());
  return {
    ...server,
    async receive(call, link) {
      const body = eventBody("call.completed", {
        id: call,
        start_date: "2026-03-17T08:01:13.000Z",
        recording_url: link,
      });
      assert.equal((await deliver(server.url, server.localSecret(), newWebhookId(), body)).status, 200);
    },
  };
}

function temporaryDirectory(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), "allo-inbox-recordings-"));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** Waits until the recording is there; gives the last answer, whatever it is. */
function playable(server: TestServer, call: number, method = "HEAD"): Promise<Answer> {
  return eventually(
    () => askApi(server.url, pathOf(call), { method }),
    ({ status }) => status === 200,
  );
}

/** Waits for a refusal with this code. */
async function refusedWith(server: TestServer, call: number, code: string): Promise<void> {
  const answer = await eventually(
    () => askApi(server.url, pathOf(call)),
    (given) => given.status === 404 && errorOf(given).code === code,
  );
  assert.equal(errorOf(answer).code, code);
}

function filesIn(dataDir: string): string[] {
  return readdirSync(join(dataDir, "recordings"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

test("a recording is fetched by itself and served whole and in parts, and its link stays here", async (t) => {
  const storage = await openAudioStorage(t, sendAudio);
  const dataDir = temporaryDirectory(t);
  const server = await start(t, dataDir, { OUTBOUND_ALLOW: storage.host });
  await server.receive("cll-heard", storage.linkTo("heard"));
  await server.receive("cll_silent", null);
  const head = await playable(server, FIRST);
  assert.deepEqual([head.status, head.text, head.headers["content-length"]], [200, "", String(AUDIO.length)]);
  assert.equal(storage.asked.length, 1);
  const [file = "", ...others] = filesIn(dataDir);
  assert.deepEqual([others, statSync(file).mode & 0o777], [[], 0o600]);

  const whole = await fetch(`${server.url}${pathOf(FIRST)}`, { headers: withKey });
  assert.deepEqual(Buffer.from(await whole.arrayBuffer()), AUDIO);
  const etag = whole.headers.get("etag") ?? "";
  assert.match(etag, /^"[0-9a-f]{64}"$/);
  for (const [name, value] of [
    ["content-type", "audio/mpeg"],
    ["content-length", String(AUDIO.length)],
    ["content-disposition", "inline"],
    ["cache-control", "private, no-store"],
    ["cross-origin-resource-policy", "same-origin"],
    ["x-content-type-options", "nosniff"],
    ["content-encoding", null],
  ]) {
    assert.equal(whole.headers.get(name ?? ""), value, name ?? "");
  }
  assert.match(whole.headers.get("content-security-policy") ?? "", /default-src 'none'.*sandbox/);

  for (const [range, ifRange, status, from, to] of [
    ["bytes=0-99", etag, 206, 0, 100],
    ["bytes=-10", undefined, 206, AUDIO.length - 10, AUDIO.length],
    ["bytes=100-", undefined, 206, 100, AUDIO.length],
    ["bytes=100-", '"another"', 200, 0, AUDIO.length],
  ] as const) {
    const headers = { ...withKey, range, ...(ifRange === undefined ? {} : { "if-range": ifRange }) };
    const part = await fetch(`${server.url}${pathOf(FIRST)}`, { headers });
    assert.equal(part.status, status);
    assert.deepEqual(Buffer.from(await part.arrayBuffer()), AUDIO.subarray(from, to));
  }
  const beyond = await askApi(server.url, pathOf(FIRST), { headers: { range: `bytes=${AUDIO.length}-` } });
  assert.deepEqual([beyond.status, beyond.headers["content-range"]], [416, `bytes */${AUDIO.length}`]);
  await refusedWith(server, SECOND, "no_recording");
  assert.equal(storage.asked.length, 1, "what is kept is never fetched again");

  const { cookie } = await joinAs(server, "viewer");
  for (const path of ["/api/v1/deliveries", "/api/v1/deliveries/1", "/deliveries/1", pathOf(FIRST)]) {
    const { text, headers } = await ask(server.url, path, { headers: { cookie } });
    assert.ok(!`${text}${JSON.stringify(headers)}`.includes(SIGNATURE), path);
  }
});

test("listening and downloading are two rights, and each is written down in its way", async (t) => {
  const storage = await openAudioStorage(t, sendAudio);
  const server = await start(t, temporaryDirectory(t), { OUTBOUND_ALLOW: storage.host });
  await server.receive("cll_1", storage.linkTo("one"));
  await playable(server, FIRST);
  const [viewer, member, key] = [
    await joinAs(server, "viewer"),
    await joinAs(server, "member"),
    await makeKey(server, "read"),
  ];
  const listen = (headers: Record<string, string>, range = "bytes=0-") =>
    ask(server.url, pathOf(FIRST), { headers: { ...headers, range } });
  const download = (headers: Record<string, string>) => ask(server.url, `${pathOf(FIRST)}?download=1`, { headers });

  assert.equal((await ask(server.url, pathOf(FIRST))).status, 401);
  for (const range of ["bytes=0-9", "bytes=500-", "bytes=0-"]) {
    assert.equal((await listen({ cookie: viewer.cookie }, range)).status, 206);
  }
  assert.equal((await download({ cookie: viewer.cookie })).status, 403);
  assert.equal((await listen({ cookie: member.cookie }, "bytes=500-")).status, 206);
  for (let i = 0; i < 2; i += 1) {
    const saved = await download({ cookie: member.cookie });
    assert.equal(saved.headers["content-disposition"], 'attachment; filename="recording-cll_1.mp3"');
  }
  assert.equal((await download({ authorization: `Bearer ${key.key}` })).status, 200);
  assert.equal((await listen({ cookie: member.cookie }, "bytes=99999999-")).status, 416);
  const wrong = await ask(server.url, `${pathOf(FIRST)}?download=2`, { headers: { cookie: member.cookie } });
  assert.equal(errorOf(wrong).code, "bad_parameter");

  const audit = await askApi(server.url, "/api/v1/audit?what=recordings");
  const sentences = pageSchema(auditEntrySchema)
    .parse(audit.json)
    .data.map(({ sentence }) => sentence);
  assert.deepEqual(sentences.reverse(), [
    `${viewer.email} listened to the recording of call cll_1`,
    `${member.email} listened to the recording of call cll_1`,
    `${member.email} downloaded the recording of call cll_1`,
    `${member.email} downloaded the recording of call cll_1`,
    "The key read key downloaded the recording of call cll_1",
  ]);
  const me = await asPage(server.url, viewer.cookie)("GET", "/api/v1/me");
  assert.deepEqual(z.object({ rights: z.array(z.string()) }).parse(me.json).rights, ["read", "play"]);
});

test("what came while recordings were off, or a link was forbidden, is fetched once it may be", async (t) => {
  const storage = await openAudioStorage(t, sendAudio);
  const dataDir = temporaryDirectory(t);
  const off = await start(t, dataDir, { RECORDINGS: "off", OUTBOUND_ALLOW: storage.host });
  await off.receive("cll_1", storage.linkTo("one"));
  await refusedWith(off, FIRST, "recordings_off");
  assert.equal(await off.stop(), 0);
  const strict = await start(t, dataDir, {});
  await refusedWith(strict, FIRST, "recording_refused");
  assert.equal(await strict.stop(), 0);
  assert.equal(storage.asked.length, 0);
  const server = await start(t, dataDir, { OUTBOUND_ALLOW: storage.host });
  assert.equal((await playable(server, FIRST)).status, 200);
});

test("a server that is killed in the middle of a recording fetches it anew, and keeps nothing half", async (t) => {
  const begun = Promise.withResolvers<void>();
  const storage = await openAudioStorage(t, (_, response) => {
    response.writeHead(200, { "content-length": AUDIO.length }).write(AUDIO.subarray(0, 50_000), () => begun.resolve());
  });
  const dataDir = temporaryDirectory(t);
  const first = await start(t, dataDir, { OUTBOUND_ALLOW: storage.host });
  await first.receive("cll_1", storage.linkTo("one"));
  await begun.promise;
  const halves = await eventually(
    async () => filesIn(dataDir).map((path) => statSync(path).size),
    ([size = 0]) => size > 0,
  );
  assert.ok(halves.length === 1 && (halves[0] ?? 0) < AUDIO.length, String(halves));
  await first.kill();
  storage.answers(sendAudio);
  const second = await start(t, dataDir, { OUTBOUND_ALLOW: storage.host });
  assert.equal((await playable(second, FIRST)).status, 200);
  assert.deepEqual(
    filesIn(dataDir).map((path) => readFileSync(path)),
    [AUDIO],
  );
});

test("a recording that is under way does not keep a server from stopping", async (t) => {
  const begun = Promise.withResolvers<void>();
  const storage = await openAudioStorage(t, (_, response) => {
    response.writeHead(200, { "content-length": AUDIO.length }).write(AUDIO.subarray(0, 10), () => begun.resolve());
  });
  const server = await start(t, temporaryDirectory(t), { OUTBOUND_ALLOW: storage.host });
  await server.receive("cll_1", storage.linkTo("one"));
  await begun.promise;
  const started = performance.now();
  assert.equal(await server.stop(), 0);
  assert.ok(performance.now() - started < 7_000);
  assert.ok(!server.output().includes('"level":50'), server.output());
});

test("a player that reads slowly does not keep a server from stopping, and is told that there is more", async (t) => {
  const long = Buffer.alloc(20_000_000, "ID3");
  const storage = await openAudioStorage(t, (_, response) => response.end(long));
  const server = await start(t, temporaryDirectory(t), { OUTBOUND_ALLOW: storage.host });
  await server.receive("cll_1", storage.linkTo("one"));
  await playable(server, FIRST);
  const player = get(`${server.url}${pathOf(FIRST)}`, { headers: withKey, agent: false });
  const [audio] = await once(player, "response");
  await once(audio, "readable");
  const started = performance.now();
  assert.equal(await server.stop(), 0);
  assert.ok(performance.now() - started < 7_000);
  await assert.rejects(buffer(audio));
  assert.ok(!server.output().includes('"level":50'), server.output());
});

test("as a proxy it streams what is asked for, keeps nothing, and lets go when the listener leaves", async (t) => {
  const closed: Promise<unknown>[] = [];
  const storage = await openAudioStorage(t, (request, response) => {
    closed.push(once(response, "close"));
    const [, from = ""] = /^bytes=(\d+)-$/.exec(request.headers.range ?? "") ?? [];
    if (from === "") {
      response
        .writeHead(200, { "content-type": "audio/mpeg", "content-length": AUDIO.length })
        .write(AUDIO.subarray(0, 9));
      return;
    }
    const range = `bytes ${from}-${AUDIO.length - 1}/${AUDIO.length}`;
    response.writeHead(206, { "content-type": "audio/mpeg", "content-range": range }).end(AUDIO.subarray(Number(from)));
  });
  const dataDir = temporaryDirectory(t);
  const server = await start(t, dataDir, { RECORDINGS: "proxy", OUTBOUND_ALLOW: storage.host });
  await server.receive("cll_1", storage.linkTo("one"));
  assert.equal((await playable(server, FIRST)).status, 200);
  const part = await fetch(`${server.url}${pathOf(FIRST)}`, { headers: { ...withKey, range: "bytes=500-" } });
  assert.deepEqual(Buffer.from(await part.arrayBuffer()), AUDIO.subarray(500));
  assert.equal(part.headers.get("content-range"), `bytes 500-${AUDIO.length - 1}/${AUDIO.length}`);
  assert.ok(![...part.headers].flat().some((text) => text.includes(SIGNATURE) || text.includes(storage.host)));

  const leaving = get(`${server.url}${pathOf(FIRST)}`, { headers: withKey, agent: false });
  const [whole] = await once(leaving, "response");
  await once(whole, "data");
  leaving.destroy();
  await Promise.all(closed);
  assert.deepEqual(filesIn(dataDir), []);
  assert.ok(!server.output().includes('"level":50'), server.output());
});
