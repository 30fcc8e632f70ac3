import assert from "node:assert/strict";
import { test } from "node:test";
import { getDelivery } from "#db/delivery-detail.ts";
import type { Projection, ProjectionKind } from "#db/projection.ts";
import { createProjector } from "#db/projector.ts";
import { arrival, smsBody, testInbox } from "#db/testing.ts";

/** Remembers what it settled, and throws where it is told to. */
function fragile(settled: string[], fails: (webhookId: string, step: "note" | "settle") => void): ProjectionKind {
  const create = (): Projection => {
    let noted: string[] = [];
    return {
      note({ webhookId }) {
        fails(webhookId, "note");
        noted.push(webhookId);
      },
      settle() {
        for (const webhookId of noted) fails(webhookId, "settle");
        settled.push(...noted);
        noted = [];
      },
    };
  };
  return { name: "fragile", codeVersion: 1, create, drop: () => {} };
}

for (const failing of ["note", "settle"] as const) {
  test(`what a projection stumbles over in its ${failing} is told at the delivery, and holds up no other`, (t) => {
    const { db, write, ids } = testInbox(t);
    const names = ["msg_1", "msg_2", "msg_3"];
    const stored = names.map((name) => write(arrival(name, smsBody(name)), ids.next(), false).id);
    const settled: string[] = [];
    const kind = fragile(settled, (webhookId, step) => {
      if (webhookId === "msg_2" && step === failing) throw new TypeError("no such number");
    });
    const projector = createProjector(db, Date.now, () => {}, [kind]);
    assert.equal(projector.follow(1000), true);
    assert.deepEqual(new Set(settled), new Set(["msg_1", "msg_3"]));
    assert.deepEqual(
      stored.map((id) => getDelivery(db, id)?.problem?.message ?? null),
      [null, "This version stumbled over the content: no such number", null],
    );
    write(arrival("msg_4", smsBody("msg_4")), ids.next(), false);
    assert.equal(projector.follow(1000), true);
    assert.equal(settled.at(-1), "msg_4");
  });
}

test("a disk that is full is no fault of the delivery: it is read once there is room", (t) => {
  const { db, write, ids } = testInbox(t);
  const { id } = write(arrival("msg_1", smsBody("a")), ids.next(), false);
  const projector = createProjector(db, Date.now, () => {}, []);
  db.$client.pragma("query_only = ON");
  assert.throws(() => projector.follow(1000), { code: "SQLITE_READONLY" });
  db.$client.pragma("query_only = OFF");
  assert.equal(projector.follow(1000), true);
  assert.equal(getDelivery(db, id)?.problem, null);
});

test("what was read for a slice that could not be kept is read again, with all its words", (t) => {
  const { db, write, ids } = testInbox(t);
  const { id } = write(arrival("msg_1", smsBody("a")), ids.next(), false);
  const projector = createProjector(db, Date.now, () => {}, []);
  db.$client.exec("create temp trigger full before insert on main.progress begin select raise(fail, 'full'); end");
  assert.throws(() => projector.follow(1000), { message: "full" });
  db.$client.exec("drop trigger temp.full");
  assert.equal(projector.follow(1000), true);
  assert.deepEqual(db.$client.prepare("select rowid from search where search match 'bike'").pluck().all(), [id]);
  assert.equal(db.$client.prepare("select word from vocabulary where word = 'bike'").pluck().get(), "bike");
});
