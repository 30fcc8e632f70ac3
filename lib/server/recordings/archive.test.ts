import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { readdirSync, readFileSync, statSync } from "node:fs";
import type { RequestListener, ServerResponse } from "node:http";
import { dirname, join } from "node:path";
import { type TestContext, test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { createRecordings, type RecordingRow, type Recordings } from "#db/recordings.ts";
import { recordings as table } from "#db/schema.ts";
import { arrival, smsBody, testInbox } from "#db/testing.ts";
import { outboundAllowing } from "#lib/server/outbound/testing/allowing.ts";
import { webServer } from "#lib/server/outbound/testing/web-server.ts";
import { type Settled, startArchive } from "#lib/server/recordings/archive.ts";
import { fetchRecording } from "#lib/server/recordings/fetch-recording.ts";
import { openRecordingFiles, type RecordingFiles } from "#lib/server/recordings/recording-files.ts";

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const MAX_BYTES = 1_000;
const AUDIO = Buffer.from("ID3 and what is said");
const ETC = Buffer.from("OggS another take");

/** An archive that fetches from one web server, whose clock stands until a test moves it. */
async function testArchive(t: TestContext, answer: RequestListener, files: Partial<RecordingFiles> = {}) {
  const inbox = testInbox(t);
  const server = await webServer(t, answer);
  const outbound = outboundAllowing(t, `127.0.0.1:${server.port}`);
  const { id: deliveryId } = await inbox.ingest.store(arrival("msg_1", smsBody("sms_1")));
  const dataDir = dirname(inbox.file);
  const clock = { now: NOW };
  const tried = new EventEmitter();
  const recordings = announcing(
    createRecordings(inbox.db, () => clock.now),
    tried,
  );
  const errors: unknown[] = [];
  const told: string[] = [];
  const settledAs: Settled[] = [];
  const base = `http://127.0.0.1:${server.port}`;

  function start() {
    const store = { ...openRecordingFiles(dataDir), ...files };
    const archive = startArchive({
      recordings,
      fetch: (url, signal) => fetchRecording({ outbound, files: store, maxBytes: MAX_BYTES }, url, signal),
      now: () => clock.now,
      onSettled: (_row, settled) => settledAs.push(settled),
      onTried: ({ alloId }) => told.push(alloId),
      onError: (cause) => errors.push(cause),
    });
    t.after(() => archive.stop());
    return archive;
  }

  return {
    server,
    base,
    clock,
    errors,
    told,
    settledAs,
    start,
    note(alloId: string, { url = `${base}/${alloId}`, at = NOW } = {}): void {
      const link = { url, deliveryId, state: "waiting" as const, at, tries: 0 };
      inbox.db
        .insert(table)
        .values({ alloId, ...link })
        .run();
    },
    row(alloId = "cll_1"): RecordingRow {
      const row = recordings.ofCall(alloId);
      assert.ok(row);
      return row;
    },
    /** Resolves at the end of the next try of this recording. */
    nextTry: (alloId = "cll_1") => once(tried, alloId),
    /** What lies in the directory, by path. */
    files: () =>
      readdirSync(join(dataDir, "recordings"), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name)),
  };
}

function announcing(recordings: Recordings, tried: EventEmitter): Recordings {
  const after =
    <A>(settle: (row: RecordingRow, how: A) => void) =>
    (row: RecordingRow, how: A) => {
      settle(row, how);
      tried.emit(row.alloId);
    };
  return {
    ...recordings,
    settleKept: after(recordings.settleKept),
    settleMiss: after(recordings.settleMiss),
    putOff: after(recordings.putOff),
  };
}

const sendAudio: RequestListener = (_, response) => void response.end(AUDIO);

test("a recording is kept under its digest, for this user alone", async (t) => {
  const archive = await testArchive(t, sendAudio);
  archive.note("cll_1");
  archive.start();
  await archive.nextTry();
  await turn();
  assert.deepEqual(archive.told, ["cll_1"]);
  const sha256 = createHash("sha256").update(AUDIO).digest("hex");
  assert.partialDeepStrictEqual(archive.row(), {
    ...{ state: "kept", at: NOW, problem: null },
    ...{ sha256, sizeBytes: AUDIO.length, audioType: "audio/mpeg" },
  });
  const [path = "", ...others] = archive.files();
  assert.deepEqual(others, []);
  assert.ok(path.endsWith(join("recordings", sha256.slice(0, 2), sha256.slice(2))), path);
  assert.deepEqual(readFileSync(path), AUDIO);
  assert.equal(statSync(path).mode & 0o777, 0o600);
});

for (const [what, answer, expected] of [
  ["gone", (_, response) => response.writeHead(410).end("gone"), { state: "dead", at: NOW, tries: 1 }],
  ["not there yet", (_, response) => response.writeHead(404).end(), { state: "waiting", tries: 1 }],
  [
    "busy for an hour",
    (_, response) => response.writeHead(503, { "retry-after": "3600" }).end(),
    { state: "waiting", at: NOW + 60 * MINUTE, tries: 1 },
  ],
  ["a part nobody asked for", (_, response) => response.writeHead(206).end(AUDIO), { state: "waiting", tries: 1 }],
  ["nothing in it", (_, response) => response.end(), { state: "waiting", tries: 1 }],
  [
    "said to be too large",
    (_, response) => void response.writeHead(200, { "content-length": MAX_BYTES + 1 }).write("ID3"),
    { state: "too-large", tries: 1 },
  ],
  [
    "too large without saying so",
    (_, response) => void response.write(Buffer.alloc(MAX_BYTES + 1)),
    { state: "too-large", tries: 1 },
  ],
  [
    "shorter than it says",
    (_, response) => breakOff(response.writeHead(200, { "content-length": AUDIO.length + 1 })),
    { state: "waiting", tries: 1 },
  ],
  ["broken off", (_, response) => breakOff(response), { state: "waiting", tries: 1 }],
  [
    "a way into the private network",
    (_, response) => response.writeHead(302, { location: "http://127.0.0.1:9/" }).end(),
    { state: "refused", tries: 1 },
  ],
  [
    "a way to a metadata service",
    (_, response) => response.writeHead(302, { location: "https://169.254.169.254/" }).end(),
    { state: "refused", tries: 1 },
  ],
] as [string, RequestListener, Partial<RecordingRow>][]) {
  test(`${what}: ${expected.state}, and no file stays behind`, async (t) => {
    const archive = await testArchive(t, answer);
    archive.note("cll_1");
    archive.start();
    await archive.nextTry();
    const row = archive.row();
    assert.partialDeepStrictEqual(row, expected);
    if (expected.state === "waiting") assert.ok(row.at > NOW);
    assert.ok(row.problem && !row.problem.includes("cll_1"), row.problem ?? "no problem is told");
    assert.deepEqual(archive.settledAs, expected.state === "waiting" ? [] : [expected.state]);
    assert.deepEqual(archive.files(), []);
    assert.deepEqual(archive.errors, []);
  });
}

test("a link that was dead for now is tried again when its time has come, and read from its beginning", async (t) => {
  const takes = [AUDIO, ETC];
  const archive = await testArchive(t, (_, response) => {
    const take = takes.shift() ?? AUDIO;
    if (take === AUDIO) breakOff(response.writeHead(200, { "content-length": AUDIO.length + 5 }));
    else response.end(take);
  });
  archive.note("cll_1");
  const worker = archive.start();
  await archive.nextTry();
  worker.wake();
  const again = archive.nextTry();
  archive.clock.now = archive.row().at;
  worker.wake();
  await again;
  assert.partialDeepStrictEqual(archive.row(), { state: "kept", audioType: "audio/ogg", sizeBytes: ETC.length });
  assert.equal(archive.server.seen.length, 2, "once before its time and never within it");
  assert.equal(archive.server.seen[1]?.headers.range, undefined);
  assert.equal(archive.files().length, 1);
});

test("what is due later is fetched then, without being woken", async (t) => {
  const archive = await testArchive(t, sendAudio);
  archive.note("cll_1", { at: NOW + 20 });
  archive.note("cll_2");
  const [first, second] = [archive.nextTry("cll_2"), archive.nextTry("cll_1")];
  archive.start();
  await first;
  assert.equal(archive.row().state, "waiting");
  archive.clock.now = NOW + 20;
  await second;
  assert.equal(archive.row().state, "kept");
});

test("a slow sender is waited for", async (t) => {
  const archive = await testArchive(t, (_, response) => {
    const pieces = [...AUDIO].map((byte) => Buffer.from([byte]));
    const timer = setInterval(() => {
      const piece = pieces.shift();
      if (piece) response.write(piece);
      else response.end(() => clearInterval(timer));
    }, 5);
  });
  archive.note("cll_1");
  archive.start();
  await archive.nextTry();
  assert.equal(archive.row().state, "kept");
});

test("two are fetched at once and no more, and the same audio is stored once", async (t) => {
  const open: ServerResponse[] = [];
  const asked = new EventEmitter();
  let most = 0;
  const archive = await testArchive(t, (request, response) => {
    if (request.url === "/probe") {
      response.end();
      return;
    }
    open.push(response);
    most = Math.max(most, open.length);
    asked.emit("one");
  });
  const ids = Array.from({ length: 7 }, (_, i) => `cll_${i}`);
  for (const id of ids) archive.note(id);
  const all = Promise.all(ids.map((id) => archive.nextTry(id)));
  const worker = archive.start();
  for (let left = ids.length; left > 0; left -= 1) {
    while (open.length < Math.min(2, left)) await once(asked, "one");
    // A third would have come before this.
    worker.wake();
    await (await fetch(`${archive.base}/probe`)).text();
    open.shift()?.end(AUDIO);
  }
  await all;
  assert.equal(most, 2);
  assert.ok(ids.every((id) => archive.row(id).state === "kept"));
  assert.equal(archive.files().length, 1);
});

test("stopping lets go of what is under way, which counts as no try and leaves nothing", async (t) => {
  const asked = Promise.withResolvers<void>();
  const left = Promise.withResolvers<void>();
  const archive = await testArchive(t, (_, response) => {
    response.on("close", () => left.resolve());
    response.writeHead(200, { "content-length": AUDIO.length }).write(AUDIO.subarray(0, 4), () => asked.resolve());
  });
  archive.note("cll_1");
  const worker = archive.start();
  await asked.promise;
  await worker.stop();
  await left.promise;
  worker.wake();
  assert.partialDeepStrictEqual(archive.row(), { state: "waiting", at: NOW, tries: 0, problem: null });
  assert.deepEqual(archive.files(), []);
  assert.equal(archive.server.seen.length, 1);
});

test("a full disk stops all of them for a minute, asks nobody, and blames no link", async (t) => {
  let room = false;
  const archive = await testArchive(t, sendAudio, { hasRoom: async () => room });
  archive.note("cll_1");
  archive.note("cll_2");
  archive.note("cll_3");
  const paused = Promise.all([archive.nextTry("cll_1"), archive.nextTry("cll_2")]);
  const worker = archive.start();
  await paused;
  worker.wake();
  room = true;
  assert.equal(archive.server.seen.length, 0);
  assert.equal(archive.errors.length, 2);
  assert.partialDeepStrictEqual(archive.row(), { state: "waiting", at: NOW + MINUTE, tries: 0, problem: null });
  const kept = Promise.all(["cll_1", "cll_2", "cll_3"].map((id) => archive.nextTry(id)));
  archive.clock.now = NOW + MINUTE;
  worker.wake();
  await kept;
  assert.equal(archive.errors.length, 2);
  assert.deepEqual(archive.settledAs.toSorted(), ["kept", "kept", "kept", "no-room", "no-room"]);
  assert.partialDeepStrictEqual(archive.row("cll_3"), { state: "kept", at: NOW + MINUTE });
});

test("a file that would leave no room is not begun", async (t) => {
  const archive = await testArchive(
    t,
    (_, response) => response.writeHead(200, { "content-length": 500 }).write("ID3"),
    {
      hasRoom: async (sizeBytes) => sizeBytes < 500,
      keep: () => assert.fail("it was begun"),
    },
  );
  archive.note("cll_1");
  archive.start();
  await archive.nextTry();
  assert.equal(archive.server.seen.length, 1);
  assert.partialDeepStrictEqual(archive.row(), { state: "waiting", at: NOW + MINUTE, tries: 0 });
  assert.deepEqual(archive.errors.map(String), ["NoRoomForRecording"]);
});

test("a disk that breaks in the middle of a file pauses as well", async (t) => {
  const archive = await testArchive(t, sendAudio, { keep: () => Promise.reject(new Error("I/O error")) });
  archive.note("cll_1");
  archive.start();
  await archive.nextTry();
  assert.partialDeepStrictEqual(archive.row(), { state: "waiting", at: NOW + MINUTE, tries: 0 });
  assert.equal(archive.errors.length, 1);
});

test("what was refused is tried once more at each start: it may be allowed by now", async (t) => {
  const archive = await testArchive(t, sendAudio);
  archive.note("cll_1", { url: "http://127.0.0.1:9/private" });
  const first = archive.start();
  await archive.nextTry();
  assert.equal(archive.row().state, "refused");
  await first.stop();
  const again = archive.nextTry();
  archive.start();
  await again;
  assert.partialDeepStrictEqual(archive.row(), { state: "refused", tries: 2 });
});

/** Half a file, and then nothing more. */
function breakOff(response: ServerResponse): void {
  response.write(AUDIO, () => response.destroy());
}
