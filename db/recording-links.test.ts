import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { eq } from "drizzle-orm";
import { dropProjections } from "#db/projector.ts";
import { createRecordingLinks } from "#db/recording-links.ts";
import { createRecordings } from "#db/recordings.ts";
import { progress, recordings } from "#db/schema.ts";
import { arrival, smsBody, testInbox } from "#db/testing.ts";

const NOW = 1_800_000_000_000;
const FILE = { sha256: "ab".repeat(32), sizeBytes: 7, audioType: "audio/mpeg" } as const;

function callBody(id: string, recordingUrl: string | null) {
  const data = { id, start_date: "2026-03-17T08:01:13.000Z", recording_url: recordingUrl };
  return JSON.stringify({ topic: "call.completed", version: "2.0", timestamp: "2026-03-17T08:01:13.000Z", data });
}

function testLinks(t: TestContext) {
  const inbox = testInbox(t);
  const told: number[][] = [];
  const links = createRecordingLinks(
    inbox.db,
    () => NOW,
    (deliveryIds) => told.push([...deliveryIds]),
  );
  const kept = createRecordings(inbox.db, () => NOW);
  return {
    ...inbox,
    links,
    recordings: kept,
    told,
    async receive(webhookId: string, body: string) {
      const { id } = await inbox.ingest.store(arrival(webhookId, body));
      inbox.readAll();
      while (!links.follow(1_000));
      return id;
    },
    urlOf: (alloId: string) => kept.ofCall(alloId)?.url,
  };
}

test("a completed call's link waits under the call's one spelling, with the delivery that named it", async (t) => {
  const inbox = testLinks(t);
  await inbox.receive("msg_1", smsBody("sms_1"));
  const id = await inbox.receive("msg_2", callBody("cll-1", "https://a.example/1.mp3"));
  await inbox.receive("msg_3", callBody("cll-2", null));
  assert.deepEqual(inbox.db.select().from(recordings).all(), [
    {
      ...{ alloId: "cll_1", url: "https://a.example/1.mp3", deliveryId: id, state: "waiting", at: NOW, tries: 0 },
      ...{ problem: null, sha256: null, sizeBytes: null, audioType: null },
    },
  ]);
  assert.deepEqual(inbox.told, [[id]]);
});

test("nothing is noted before the projector has read it", async (t) => {
  const inbox = testLinks(t);
  await inbox.ingest.store(arrival("msg_1", callBody("cll_1", "https://a.example/1.mp3")));
  assert.equal(inbox.links.follow(1_000), true);
  assert.equal(inbox.urlOf("cll_1"), undefined);
  inbox.readAll();
  inbox.links.follow(1_000);
  assert.equal(inbox.urlOf("cll_1"), "https://a.example/1.mp3");
});

test("another link is another chance, the same one is not, and what is kept stays", async (t) => {
  const inbox = testLinks(t);
  await inbox.receive("msg_1", callBody("cll_1", "https://a.example/1.mp3"));
  const [first] = inbox.recordings.due(1);
  assert.ok(first);
  inbox.recordings.settleMiss(first, { state: "dead", at: NOW, tries: 1, problem: "gone" });
  await inbox.receive("msg_2", callBody("cll_1", "https://a.example/1.mp3"));
  assert.equal(inbox.recordings.ofCall("cll_1")?.state, "dead");
  await inbox.receive("msg_3", callBody("cll-1", "https://a.example/2.mp3"));
  assert.partialDeepStrictEqual(inbox.recordings.ofCall("cll_1"), { state: "waiting", tries: 0, problem: null });

  inbox.recordings.settleKept(first, FILE);
  assert.equal(
    inbox.recordings.ofCall("cll_1")?.state,
    "waiting",
    "the link that was tried is not the one that counts",
  );
  const [second] = inbox.recordings.due(1);
  assert.ok(second);
  inbox.recordings.settleKept(second, FILE);
  await inbox.receive("msg_4", callBody("cll_1", "https://a.example/3.mp3"));
  assert.partialDeepStrictEqual(inbox.recordings.ofCall("cll_1"), { state: "kept", url: "https://a.example/2.mp3" });
});

test("a rebuild keeps what was fetched and fetches nothing twice", async (t) => {
  const inbox = testLinks(t);
  await inbox.receive("msg_1", callBody("cll_1", "https://a.example/1.mp3"));
  await inbox.receive("msg_2", callBody("cll_2", "https://a.example/2.mp3"));
  const [first] = inbox.recordings.due(1);
  assert.ok(first);
  inbox.recordings.settleKept(first, FILE);
  const before = inbox.db.select().from(recordings).all();
  dropProjections(inbox.db);
  inbox.restartProjector();
  assert.equal(inbox.links.follow(1_000), true);
  inbox.readAll();
  inbox.links.follow(1_000);
  assert.deepEqual(inbox.db.select().from(recordings).all(), before);
  assert.equal(inbox.told.length, 2);
});

test("what a newer projector reads for the first time is found, behind the place that was reached", async (t) => {
  const inbox = testLinks(t);
  await inbox.receive("msg_1", callBody("cll_1", "https://a.example/1.mp3"));
  inbox.db.delete(recordings).run();
  inbox.links.follow(1_000);
  assert.equal(inbox.urlOf("cll_1"), undefined);
  inbox.db.update(progress).set({ codeVersion: 99 }).where(eq(progress.name, "readings")).run();
  inbox.links.follow(1_000);
  assert.equal(inbox.urlOf("cll_1"), "https://a.example/1.mp3");
});

test("neither following nor looking for what is due reads more than its part", async (t) => {
  const inbox = testInbox(t);
  await inbox.ingest.store(arrival("msg_1", callBody("cll_1", "https://a.example/1.mp3")));
  inbox.readAll();
  const seen: string[] = [];
  const prepare = inbox.db.$client.prepare.bind(inbox.db.$client);
  inbox.db.$client.prepare = (source: string) => {
    seen.push(source);
    return prepare(source);
  };
  createRecordingLinks(
    inbox.db,
    () => NOW,
    () => {},
  ).follow(1_000);
  const kept = createRecordings(inbox.db, () => NOW);
  assert.deepEqual([kept.due(2).length, kept.nextDueAt()], [1, null]);
  const queries = seen.filter((source) => /^\s*select/.test(source));
  assert.ok(queries.length >= 4);
  for (const source of queries) {
    const values = [...source.matchAll(/\?/g)].map(() => 1);
    const plan = JSON.stringify(prepare(`explain query plan ${source}`).all(...values));
    assert.doesNotMatch(plan, /SCAN|TEMP B-TREE|readings_topic/, `${source}: ${plan}`);
  }
});

test("a long log is followed in slices, each of which gets somewhere", async (t) => {
  const inbox = testLinks(t);
  for (let i = 0; i < 40; i += 1) {
    await inbox.ingest.store(arrival(`sms_${i}`, smsBody(`sms_${i}`)));
    await inbox.ingest.store(arrival(`call_${i}`, callBody(`cll_${i}`, `https://a.example/${i}.mp3`)));
  }
  inbox.readAll();
  let slices = 1;
  while (!inbox.links.follow(0)) slices += 1;
  assert.equal(inbox.recordings.due(100).length, 40);
  assert.ok(slices >= 40, String(slices));
});
