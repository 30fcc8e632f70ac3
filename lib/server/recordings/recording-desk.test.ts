import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { rmSync } from "node:fs";
import type { RequestListener } from "node:http";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { type TestContext, test } from "node:test";
import { createRecordings } from "#db/recordings.ts";
import { recordings as table } from "#db/schema.ts";
import { arrival, smsBody, testInbox } from "#db/testing.ts";
import type { RecordingMode } from "#lib/recordings/recording-mode.ts";
import { outboundAllowing } from "#lib/server/outbound/testing/allowing.ts";
import { webServer } from "#lib/server/outbound/testing/web-server.ts";
import type { AudioRequest } from "#lib/server/recordings/audio-response.ts";
import { createRecordingDesk } from "#lib/server/recordings/recording-desk.ts";
import { openRecordingFiles } from "#lib/server/recordings/recording-files.ts";

const AUDIO = Buffer.from("ID3456789");
const SHA256 = createHash("sha256").update(AUDIO).digest("hex");
const ETAG = `"${SHA256}"`;
const SECRET = "signature-5d1c";

type Asked = Partial<AudioRequest> & { of?: string };

/** A desk with the call `cll_kept`, whose audio is on disk, and `cll_waiting`, whose link leads to `answer`. */
async function testDesk(t: TestContext, mode: RecordingMode, answer: RequestListener = () => assert.fail("was asked")) {
  const inbox = testInbox(t);
  const dataDir = dirname(inbox.file);
  const server = await webServer(t, answer);
  const { id: deliveryId } = await inbox.ingest.store(arrival("msg_1", smsBody("sms_1")));
  const kept = await openRecordingFiles(dataDir).keep(Readable.from([AUDIO]));
  const url = `http://127.0.0.1:${server.port}/a.mp3?sig=${SECRET}`;
  // Not due for long, so that the archive leaves it alone.
  const link = { url, deliveryId, at: Date.now() + 3_600_000, tries: 0 };
  inbox.db
    .insert(table)
    .values([
      { ...link, ...kept, alloId: "cll_kept", state: "kept" },
      { ...link, alloId: "cll_waiting", state: "waiting" },
      { ...link, alloId: "cll_dead", state: "dead" },
      { ...link, alloId: "cll_too-large", state: "too-large" },
      { ...link, alloId: "cll_refused", state: "refused", url: "http://127.0.0.1:9/" },
    ])
    .run();
  const errors: unknown[] = [];
  const changed: number[] = [];
  const desk = createRecordingDesk({
    mode,
    dataDir,
    recordings: createRecordings(inbox.db, Date.now),
    outbound: outboundAllowing(t, `127.0.0.1:${server.port}`),
    onChange: (deliveryIds) => changed.push(...deliveryIds),
    onSettled: () => {},
    onError: (cause) => errors.push(cause),
  });
  t.after(desk.stop);
  return {
    server,
    dataDir,
    errors,
    changed,
    take: desk.take,
    async send({ of = "cll_kept", ...asked }: Asked = {}) {
      const signal = new AbortController().signal;
      const answered = await desk.send(of, {
        ...{ method: "GET", range: null, ifRange: null, fileName: null, signal },
        ...asked,
      });
      return answered;
    },
  };
}

for (const [what, asked, status, body, range] of [
  ["all of it", {}, 200, "ID3456789", null],
  ["from the beginning", { range: "bytes=0-" }, 206, "ID3456789", "bytes 0-8/9"],
  ["a part", { range: "bytes=2-4" }, 206, "345", "bytes 2-4/9"],
  ["the end", { range: "bytes=-3" }, 206, "789", "bytes 6-8/9"],
  ["more than there is", { range: "bytes=7-99" }, 206, "89", "bytes 7-8/9"],
  ["a part of the same", { range: "bytes=2-4", ifRange: ETAG }, 206, "345", "bytes 2-4/9"],
  ["a part of another", { range: "bytes=2-4", ifRange: '"other"' }, 200, "ID3456789", null],
  ["several parts", { range: "bytes=0-0,2-2" }, 200, "ID3456789", null],
  ["what follows the end", { range: "bytes=9-" }, 416, null, "bytes */9"],
] as [string, Asked, number, string | null, string | null][]) {
  test(`a kept recording gives ${what}`, async (t) => {
    const desk = await testDesk(t, "archive");
    const answer = await desk.send(asked);
    assert.equal(answer.status, status);
    assert.equal(answer.headers.get("content-range"), range);
    assert.equal(answer.headers.get("accept-ranges"), "bytes");
    assert.equal(answer.headers.get("cache-control")?.includes("no-store"), true);
    const text = await answer.text();
    if (body === null) return;
    assert.equal(text, body);
    assert.equal(answer.headers.get("etag"), ETAG);
    assert.equal(answer.headers.get("content-length"), String(body.length));
    assert.equal(answer.headers.get("content-type"), "audio/mpeg");
    assert.equal(answer.headers.get("content-disposition"), "inline");
  });
}

test("HEAD tells what GET would without a range, and no audio", async (t) => {
  const desk = await testDesk(t, "archive");
  const answer = await desk.send({ method: "HEAD", range: "bytes=2-4" });
  assert.deepEqual([answer.status, answer.headers.get("content-length"), answer.body], [200, "9", null]);
});

test("a download has a name with the ending of what it is", async (t) => {
  const desk = await testDesk(t, "archive");
  const answer = await desk.send({ fileName: "recording-cll_kept" });
  assert.equal(answer.headers.get("content-disposition"), 'attachment; filename="recording-cll_kept.mp3"');
  await answer.text();
});

for (const [mode, of, code] of [
  ["archive", "cll_none", "no_recording"],
  ["archive", "cll_waiting", "recording_waiting"],
  ["archive", "cll_dead", "recording_gone"],
  ["archive", "cll_too-large", "recording_too_large"],
  ["proxy", "cll_dead", "recording_gone"],
  ["proxy", "cll_refused", "recording_refused"],
  ["off", "cll_kept", "recordings_off"],
  ["off", "cll_waiting", "recordings_off"],
  ["off", "cll_none", "no_recording"],
] as const) {
  test(`RECORDINGS=${mode} answers ${of} with 404 ${code}`, async (t) => {
    const desk = await testDesk(t, mode);
    const answer = await desk.send({ of });
    assert.deepEqual([answer.status, (await answer.json()).error.code], [404, code]);
  });
}

test("new links are told also where nothing is fetched", async (t) => {
  const desk = await testDesk(t, "off");
  desk.take([4, 7]);
  assert.deepEqual(desk.changed, [4, 7]);
});

test("a kept file that is gone is told, to the listener and in the log", async (t) => {
  const desk = await testDesk(t, "archive");
  rmSync(join(desk.dataDir, "recordings", SHA256.slice(0, 2)), { recursive: true });
  const answer = await desk.send();
  assert.deepEqual([answer.status, (await answer.json()).error.code], [404, "recording_lost"]);
  assert.equal(desk.errors.length, 1);
});

test("a proxy streams from the link, passes the range on, and nothing of the link back", async (t) => {
  const desk = await testDesk(t, "proxy", (request, response) => {
    const headers = { "content-type": "audio/mp3", etag: '"up"', "x-link": SECRET, "set-cookie": `a=${SECRET}` };
    if (request.headers.range) {
      response.writeHead(206, { ...headers, "content-range": "bytes 2-4/9", "content-length": 3 }).end("345");
    } else response.writeHead(200, { ...headers, location: SECRET, "content-length": 9 }).end(AUDIO);
  });
  const whole = await desk.send({ of: "cll_waiting" });
  assert.equal(await whole.text(), "ID3456789");
  assert.deepEqual(Object.fromEntries(whole.headers), {
    "accept-ranges": "bytes",
    "cache-control": "private, no-store",
    "content-disposition": "inline",
    "content-length": "9",
    "content-type": "audio/mpeg",
    etag: '"up"',
  });
  const part = await desk.send({ of: "cll_waiting", range: "bytes=2-4", ifRange: '"up"' });
  assert.deepEqual([part.status, part.headers.get("content-range"), await part.text()], [206, "bytes 2-4/9", "345"]);
  assert.partialDeepStrictEqual(desk.server.seen[1]?.headers, { range: "bytes=2-4", "if-range": '"up"' });
  const kept = await desk.send({ of: "cll_kept" });
  assert.equal(await kept.text(), "ID3456789");
  assert.equal(desk.server.seen.length, 2, "what is kept is not fetched");
});

test("a proxy reads only the head for HEAD, and lets go when the listener leaves", async (t) => {
  const closed: Promise<unknown>[] = [];
  const desk = await testDesk(t, "proxy", (_, response) => {
    closed.push(once(response, "close"));
    response.writeHead(200, { "content-length": 400_000 }).write("ID3");
  });
  const head = await desk.send({ of: "cll_waiting", method: "HEAD", range: "bytes=2-4" });
  assert.deepEqual([head.status, head.headers.get("content-length"), head.body], [200, "400000", null]);
  assert.equal(desk.server.seen[0]?.headers.range, undefined);
  const left = await desk.send({ of: "cll_waiting" });
  await left.body?.cancel();
  await Promise.all(closed);
  assert.equal(closed.length, 2);
});

for (const [what, answer, status, code] of [
  ["404", (_, response) => response.writeHead(404).end(), 404, "recording_gone"],
  ["403", (_, response) => response.writeHead(403).end(), 404, "recording_gone"],
  ["500", (_, response) => response.writeHead(500).end(), 502, "recording_unreachable"],
  ["a part that nobody asked for", (_, response) => response.writeHead(206).end("x"), 502, "recording_unreachable"],
  [
    "a way into the private network",
    (_, response) => response.writeHead(302, { location: "http://127.0.0.1:9/" }).end(),
    502,
    "recording_unreachable",
  ],
  [
    "416",
    (_, response) => response.writeHead(416, { "content-range": "bytes */9" }).end(),
    416,
    "range_not_satisfiable",
  ],
] as [string, RequestListener, number, string][]) {
  test(`a proxy that meets ${what} answers ${status} ${code}, without the link`, async (t) => {
    const desk = await testDesk(t, "proxy", answer);
    const answered = await desk.send({ of: "cll_waiting" });
    const text = await answered.text();
    assert.deepEqual([answered.status, JSON.parse(text).error.code], [status, code]);
    assert.ok(!text.includes(SECRET) && !text.includes("a.mp3"), text);
  });
}

test("a proxied recording that breaks off breaks off for the listener too", async (t) => {
  const desk = await testDesk(t, "proxy", (_, response) => {
    response.writeHead(200, { "content-length": 9 }).write("ID3", () => response.destroy());
  });
  const answer = await desk.send({ of: "cll_waiting" });
  await assert.rejects(answer.text(), (error) => error instanceof Error && !error.message.includes(SECRET));
});
