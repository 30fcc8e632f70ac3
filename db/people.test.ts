import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { createAudit } from "#db/audit.ts";
import { createPeople } from "#db/people.ts";
import { apikey, session, user } from "#db/people-schema.ts";
import { testInbox } from "#db/testing.ts";
import type { Role } from "#lib/access/rights.ts";

const at = new Date("2026-03-16T09:00:00.000Z");

function inboxOf(context: TestContext, roles: Record<string, Role>) {
  const { db } = testInbox(context);
  for (const [id, role] of Object.entries(roles)) {
    const email = `${id}@example.com`;
    db.insert(user).values({ id, role, email, name: id, createdAt: at, updatedAt: at }).run();
  }
  return { db, people: createPeople(db) };
}

function addKey({ db }: ReturnType<typeof inboxOf>, id: string, referenceId: string) {
  db.insert(apikey)
    .values({ id, name: id, key: `hash of ${id}`, referenceId, createdAt: at, updatedAt: at })
    .run();
}

test("the last administrator can neither step down nor be removed", (t) => {
  const { people } = inboxOf(t, { ada: "administrator", ben: "member" });
  assert.deepEqual(people.setRole("ada", "viewer"), { ok: false, reason: "last_administrator" });
  assert.deepEqual(people.remove("ada"), { ok: false, reason: "last_administrator" });
  assert.equal(people.find("ada")?.role, "administrator");
  assert.deepEqual(people.setRole("ben", "administrator"), { ok: true });
  assert.deepEqual(people.setRole("ada", "viewer"), { ok: true });
  assert.deepEqual(people.remove("ben"), { ok: false, reason: "last_administrator" });
});

test("who is not there cannot be changed", (t) => {
  const { people } = inboxOf(t, { ada: "administrator" });
  for (const role of ["administrator", "viewer"] as const) {
    assert.deepEqual(people.setRole("nobody", role), { ok: false, reason: "unknown" });
  }
  assert.deepEqual(people.remove("nobody"), { ok: false, reason: "unknown" });
});

test("sessions and keys go with the person", (t) => {
  const inbox = inboxOf(t, { ada: "administrator", ben: "administrator" });
  const { db, people } = inbox;
  addKey(inbox, "k1", "ben");
  addKey(inbox, "k2", "ada");
  const times = { expiresAt: at, createdAt: at, updatedAt: at };
  db.insert(session)
    .values({ id: "s1", token: "t1", userId: "ben", ...times })
    .run();
  assert.deepEqual(people.remove("ben"), { ok: true });
  assert.deepEqual(
    people.keys().map(({ id }) => id),
    ["k2"],
  );
  assert.equal(db.select().from(session).all().length, 0);
});

test("who administers no more has no keys, and a change between other roles takes none", (t) => {
  const inbox = inboxOf(t, { ada: "administrator", ben: "administrator" });
  addKey(inbox, "k1", "ben");
  addKey(inbox, "k2", "ada");
  assert.equal(inbox.people.setRole("ben", "administrator").ok, true);
  assert.equal(inbox.people.keys().length, 2);
  assert.equal(inbox.people.setRole("ben", "member").ok, true);
  assert.deepEqual(
    inbox.people.keys().map(({ id, madeBy }) => [id, madeBy]),
    [["k2", "ada@example.com"]],
  );
});

test("somebody was seen when a session was last used, or when the log last knew of them", (t) => {
  const { db, people } = inboxOf(t, { ada: "administrator", ben: "member", cyd: "viewer" });
  const used = new Date("2026-03-17T10:00:00.000Z");
  db.insert(session)
    .values({ id: "s1", token: "t1", userId: "ada", expiresAt: at, createdAt: at, updatedAt: used })
    .run();
  const logged = Date.parse("2026-03-18T10:00:00.000Z");
  const audit = createAudit(db, () => logged);
  audit.write({ action: "signed_in", actorKind: "person", actorName: "ben@example.com" });
  assert.deepEqual(
    people.list().map(({ id, lastSeenAt }) => [id, lastSeenAt]),
    [
      ["ada", used.getTime()],
      ["ben", logged],
      ["cyd", 0],
    ],
  );
});

test("an e-mail is found however it is written", (t) => {
  const { people } = inboxOf(t, { ada: "administrator" });
  assert.equal(people.findByEmail("ADA@Example.com")?.id, "ada");
});
