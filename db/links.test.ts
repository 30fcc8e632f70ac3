import assert from "node:assert/strict";
import { test } from "node:test";
import { createLinks, type NewLink } from "#db/links.ts";
import { openConnection } from "#db/open.ts";
import { testInbox } from "#db/testing.ts";

const DAY = 86_400_000;
const start = Date.parse("2026-03-16T09:00:00.000Z");

const invitation: NewLink = {
  kind: "invitation",
  email: "ben@example.com",
  role: "member",
  createdBy: "ada",
  days: 7,
};

test("a link is good for its days and not a moment longer", (t) => {
  let now = start;
  const links = createLinks(testInbox(t).db, () => now);
  const { token, expiresAt } = links.make(invitation);
  assert.equal(expiresAt, start + 7 * DAY);
  now = start + 7 * DAY - 1;
  assert.equal(links.find(token)?.email, "ben@example.com");
  now = start + 7 * DAY;
  assert.equal(links.find(token), undefined);
});

test("only one of many who use a link at once gets it, also across connections", async (t) => {
  const inbox = testInbox(t);
  const others = Array.from({ length: 3 }, () => openConnection(inbox.file, "FULL"));
  t.after(() => {
    for (const other of others) other.$client.close();
  });
  const [first, ...rest] = [inbox.db, ...others].map((db) => createLinks(db, () => start));
  assert.ok(first);
  const { token } = first.make(invitation);
  const id = first.find(token)?.id ?? 0;
  const users = [first, ...rest];
  const used = await Promise.all(
    Array.from({ length: 20 }, async (_, i) => {
      await Promise.resolve();
      return users[i % users.length]?.use(id);
    }),
  );
  assert.equal(used.filter(Boolean).length, 1);
  assert.equal(first.find(token), undefined);
});

test("a link that is given back works again", (t) => {
  const links = createLinks(testInbox(t).db, () => start);
  const { token } = links.make(invitation);
  const id = links.find(token)?.id ?? 0;
  assert.equal(links.use(id), true);
  links.release(id);
  assert.equal(links.use(id), true);
});

test("a revoked link is dead, and is revoked once", (t) => {
  const links = createLinks(testInbox(t).db, () => start);
  const { token } = links.make(invitation);
  const [open] = links.invitations();
  assert.ok(open);
  assert.equal(links.revoke(open.id), true);
  assert.equal(links.revoke(open.id), false);
  assert.equal(links.use(open.id), false);
  assert.equal(links.find(token), undefined);
  assert.deepEqual(links.invitations(), []);
});

test("an invitation that is too old stays on the list until it is revoked", (t) => {
  let now = start;
  const links = createLinks(testInbox(t).db, () => now);
  links.make(invitation);
  now = start + 8 * DAY;
  const [old] = links.invitations();
  assert.ok(old);
  assert.equal(links.revoke(old.id), true);
  assert.deepEqual(links.invitations(), []);
});

test("a new link for the same e-mail kills the one before, and no other", (t) => {
  const links = createLinks(testInbox(t).db, () => start);
  const first = links.make(invitation);
  const other = links.make({ ...invitation, email: "cyd@example.com" });
  const reset = links.make({ ...invitation, kind: "reset" });
  const second = links.make(invitation);
  assert.equal(links.find(first.token), undefined);
  for (const { token } of [other, reset, second]) assert.ok(links.find(token));
});

test("the links of who goes, and those that they made, die with them", (t) => {
  const links = createLinks(testInbox(t).db, () => start);
  const reset = links.make({ ...invitation, kind: "reset" });
  const madeByBen = links.make({ ...invitation, email: "dan@example.com", createdBy: "ben" });
  const madeByAda = links.make({ ...invitation, email: "eve@example.com" });
  links.revokeFor("ben@example.com");
  links.revokeMadeBy("ben");
  assert.equal(links.find(reset.token), undefined);
  assert.equal(links.find(madeByBen.token), undefined);
  assert.ok(links.find(madeByAda.token));
});

test("what is stored does not open anything", (t) => {
  const { db } = testInbox(t);
  const links = createLinks(db, () => start);
  const { token } = links.make(invitation);
  const rows = db.$client.prepare("select * from links").all();
  assert.equal(rows.length, 1);
  assert.ok(!JSON.stringify(rows).includes(token));
  assert.match(token, /^[\w-]{43}$/);
});
