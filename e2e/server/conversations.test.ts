import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { z } from "zod";
import { page as pageOf } from "#e2e/harness/api-contract.ts";
import { asPage } from "#e2e/harness/as-page.ts";
import { askApi, errorOf } from "#e2e/harness/ask.ts";
import * as contract from "#e2e/harness/conversation-contract.ts";
import { call, contact, message, reply, ring } from "#e2e/harness/events.ts";
import { type Inbox, openInbox } from "#e2e/harness/inbox.ts";
import { ADMINISTRATOR, signIn } from "#e2e/harness/visitors.ts";

const camille = "+33639980142";
const stranger = "+33639980777";

let inbox: Inbox;

before(async () => {
  inbox = await openInbox();
});
after(() => inbox.close());

function minutesAgo(minutes: number): Date {
  return new Date(Date.now() - minutes * 60_000);
}

async function read<T extends z.ZodType>(path: string, schema: T): Promise<z.output<T>> {
  const answer = await inbox.asks(`/api/v1${path}`);
  assert.equal(answer.status, 200, `${path}: ${answer.text}`);
  return schema.parse(answer.json);
}

const threads = pageOf(contract.threadItem);
const callbacks = pageOf(contract.callback);

async function refused(path: string, name: string): Promise<void> {
  const answer = await inbox.asks(`/api/v1${path}`);
  assert.equal(answer.status, 400, path);
  assert.ok(errorOf(answer).message.startsWith(`${name} `), errorOf(answer).message);
}

async function mark(id: number, body: object) {
  return askApi(inbox.url, `/api/v1/callbacks/${id}/marks`, { method: "POST", body: JSON.stringify(body) });
}

test("a thread holds messages and calls in one order, and knows who waits", async () => {
  await inbox.receives(message({ content: "Is it ready?", happenedAt: minutesAgo(300) }));
  await inbox.receives(reply({ content: "Tomorrow.", happenedAt: minutesAgo(290) }));
  await inbox.receives(call({ result: "VOICEMAIL", happenedAt: minutesAgo(280) }));
  await inbox.receives(message({ type: "MMS", content: "", happenedAt: minutesAgo(270) }));
  const { data } = await read("/threads", threads);
  const [thread] = data;
  assert.ok(thread);
  assert.partialDeepStrictEqual(thread, {
    us: { number: "+33199003210", name: "Harbor Repairs" },
    them: { number: camille, name: "Camille Rousset" },
    contactId: null,
    messageCount: 3,
    lastMessage: { type: "MMS", direction: "inbound" },
  });
  assert.ok(thread.unansweredSince);
  assert.deepEqual((await read("/threads?unanswered=true", threads)).data, data);

  const whole = await read(`/threads/${thread.id}`, contract.thread);
  assert.deepEqual(
    whole.messages.map(({ content }) => content),
    ["", "Tomorrow.", "Is it ready?"],
  );
  assert.partialDeepStrictEqual(whole.calls, [{ result: "VOICEMAIL", durationSeconds: 90, state: "completed" }]);
  const recent = await read(`/threads/${thread.id}?limit=2`, contract.thread);
  assert.deepEqual([recent.messages.length, recent.calls.length], [1, 1]);
  const older = await read(`/threads/${thread.id}?cursor=${recent.nextCursor}`, contract.thread);
  assert.deepEqual([...recent.messages, ...older.messages], whole.messages);
  assert.equal(older.nextCursor, null);
});

test("who waits is cleared by itself, and says by what", async () => {
  const [waits] = (await read("/callbacks", callbacks)).data;
  assert.ok(waits);
  assert.partialDeepStrictEqual(waits, {
    state: "open",
    them: { number: camille, name: "Camille Rousset" },
    waitCount: 2,
    waits: [{ reason: "message" }, { reason: "voicemail" }],
    clearedBy: null,
  });
  assert.deepEqual(await read("/callbacks/count", contract.callbackCount), { open: 1, most: 1000 });

  await inbox.receives(call({ outbound: true, result: "FAILED", happenedAt: minutesAgo(200) }));
  assert.deepEqual((await read("/callbacks", callbacks)).data, []);
  assert.deepEqual((await read("/threads?unanswered=true", threads)).data, []);
  const [cleared] = (await read("/callbacks?state=cleared", callbacks)).data;
  assert.partialDeepStrictEqual(cleared, {
    id: waits.id,
    state: "cleared",
    clearedBy: { kind: "call", direction: "outbound", by: "nora@example.net" },
  });
  assert.deepEqual(await read(`/callbacks/${waits.id}`, contract.callback), cleared);
});

test("a ring waits only once nobody expects it to end, and what it becomes replaces it", async () => {
  await inbox.receives(ring({ number: stranger, happenedAt: minutesAgo(60) }));
  assert.equal((await read("/callbacks/count", contract.callbackCount)).open, 0);
  await inbox.receives(ring({ number: stranger, happenedAt: minutesAgo(150) }));
  assert.partialDeepStrictEqual((await read("/callbacks", callbacks)).data, [
    { them: { number: stranger }, waits: [{ reason: "unfinished" }, { reason: "unfinished" }] },
  ]);
  await inbox.receives(call({ number: stranger, result: "ANSWERED", happenedAt: minutesAgo(149.5) }));
  const { data } = await read("/callbacks?state=cleared", callbacks);
  assert.equal(data.filter(({ them }) => them.number === stranger).length, 0, "who was answered at once never waited");
});

test("done, snooze and note are set and taken back by hand, with who and when", async () => {
  await inbox.receives(message({ number: "+33639980888", from: "Noé", content: "Hello?", happenedAt: minutesAgo(30) }));
  const find = async (state: string) =>
    (await read(`/callbacks?state=${state}`, callbacks)).data.find(({ them }) => them.number === "+33639980888");
  const id = (await find("open"))?.id ?? 0;

  const until = new Date(Date.now() + 3_600_000).toISOString();
  assert.equal((await mark(id, { kind: "snooze", until })).status, 201);
  assert.equal(await find("open"), undefined);
  assert.equal((await find("snoozed"))?.snoozedUntil, until);
  await inbox.receives(
    message({ number: "+33639980888", from: "Noé", content: "Hello??", happenedAt: new Date(Date.now() + 5) }),
  );
  assert.equal((await find("open"))?.waitCount, 2, "whoever writes again waits again");

  const page = asPage(inbox.url, await signIn(inbox.url, ADMINISTRATOR));
  assert.equal(
    (await page("POST", `/api/v1/callbacks/${id}/marks`, { kind: "note", note: " Prefers mornings " })).status,
    201,
  );
  const done = await page("POST", `/api/v1/callbacks/${id}/marks`, { kind: "done" });
  assert.equal(done.status, 201);
  const cleared = contract.callback.parse(done.json);
  assert.partialDeepStrictEqual(cleared, {
    state: "cleared",
    clearedBy: { kind: "mark", by: ADMINISTRATOR.email },
    marks: [
      { kind: "done", by: ADMINISTRATOR.email },
      { kind: "note", note: "Prefers mornings", by: ADMINISTRATOR.email },
      { kind: "snooze" },
    ],
  });
  assert.equal(errorOf(await mark(id, { kind: "done" })).code, "already_cleared");
  assert.equal((await page("DELETE", `/api/v1/callbacks/${id}/marks/${cleared.marks[0]?.id}`)).status, 200);
  assert.equal((await find("open"))?.id, id);

  for (const wrong of [{ kind: "snooze" }, { kind: "note", note: " " }, { kind: "done", until }, { kind: "later" }])
    assert.equal((await mark(id, wrong)).status, 400, JSON.stringify(wrong));
  assert.equal((await mark(999_999, { kind: "done" })).status, 404);
});

test("a contact has its present state, its history and all that went to and fro", async () => {
  await inbox.receives(contact({ isNew: true, company: null, happenedAt: minutesAgo(400) }));
  await inbox.receives(
    contact({ company: "Boreal Bikes", emails: ["camille@example.com"], happenedAt: minutesAgo(10) }),
  );
  await inbox.receives(contact({ id: "con_2", first: "Cam", last: null, isNew: true, happenedAt: minutesAgo(9) }));
  const page = pageOf(contract.contactItem);
  for (const q of ["rousset", "06 39 98 01 42", "0142 boreal", "CAMILLE@"])
    assert.deepEqual(
      (await read(`/contacts?q=${encodeURIComponent(q)}`, page)).data.length,
      q.startsWith("06") ? 2 : 1,
      q,
    );
  assert.deepEqual((await read("/contacts?q=nobody", page)).data, []);
  const [item] = (await read("/contacts?q=rousset", page)).data;
  const whole = await read(`/contacts/${item?.id}`, contract.contact);
  assert.partialDeepStrictEqual(whole, {
    name: "Camille Rousset",
    company: "Boreal Bikes",
    numbers: [camille],
    history: [
      { changes: [{ field: "company", before: null, after: "Boreal Bikes" }, { field: "emails" }] },
      { changes: [{ field: "firstName" }, { field: "lastName" }, { field: "numbers" }] },
    ],
    duplicates: [{ name: "Cam", number: camille }],
  });
  assert.deepEqual([whole.messages.length, whole.calls.length], [3, 2]);
  assert.equal((await read("/threads", threads)).data.find(({ them }) => them.number === camille)?.them.name, "Cam");
});

test("numbers that are nobody's come most active first, page by page", async () => {
  const page = pageOf(contract.unknownNumber);
  const { data } = await read("/unknown-numbers", page);
  assert.deepEqual(
    data.map(({ number, calls, messages }) => [number, calls, messages]),
    [
      ["+33639980888", 0, 2],
      [stranger, 2, 0],
    ],
  );
  const first = await read("/unknown-numbers?limit=1", page);
  const second = await read(`/unknown-numbers?limit=1&cursor=${encodeURIComponent(first.nextCursor ?? "")}`, page);
  assert.deepEqual([...first.data, ...second.data], data);
  assert.equal(second.nextCursor, null);
});

test("lists go on where the page before ended, and a bad parameter is named", async () => {
  for (const [path, schema] of [
    ["/threads", threads],
    ["/callbacks", callbacks],
    ["/callbacks?state=cleared", callbacks],
    ["/contacts", pageOf(contract.contactItem)],
  ] as const) {
    const join = path.includes("?") ? "&" : "?";
    const all = (await read(path, schema)).data.map(({ id }) => id);
    const walked: number[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: { data: { id: number }[]; nextCursor: string | null } = await read(
        `${path}${join}limit=1${cursor && `&cursor=${cursor}`}`,
        schema,
      );
      walked.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    assert.deepEqual(walked, all, path);
    assert.ok(all.length > 0, path);
    await refused(`${path}${join}cursor=7`, "cursor");
    await refused(`${path}${join}limit=0`, "limit");
  }
  await refused("/callbacks?state=later", "state");
  await refused("/threads?unanswered=maybe", "unanswered");
});
