import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { session, twoFactor } from "#db/people-schema.ts";
import { temporaryDirectory, testInbox } from "#db/testing.ts";
import { createAccess } from "#lib/server/auth/access.ts";
import { redeemLink } from "#lib/server/auth/redeem-link.ts";
import { readEnv } from "#lib/server/env.ts";

const everything = { actions: null, actor: null, from: null, to: null };
const ben = {
  name: "Ben",
  email: "ben@example.com",
  password: "correct-horse-battery",
  remoteAddress: "203.0.113.7",
};

function accessOf(context: TestContext) {
  const settings = readEnv({ DATA_DIR: temporaryDirectory(context) });
  if (!settings.ok) throw new Error(settings.problems.join());
  const { db } = testInbox(context);
  const access = createAccess({ people: db, tries: db }, settings.env, () => {});
  const invite = (email = ben.email) =>
    access.links.make({ kind: "invitation", email, role: "member", createdBy: null, days: 7 }).token;
  return { db, access, invite };
}

test("of many who use one link at once, one gets in", async (t) => {
  const { access, invite } = accessOf(t);
  const token = invite();
  const results = await Promise.all(Array.from({ length: 5 }, () => redeemLink(access, { ...ben, token })));
  assert.equal(results.filter(({ ok }) => ok).length, 1);
  assert.equal(access.people.list().length, 1);
  assert.equal(access.people.findByEmail(ben.email)?.role, "member");
});

test("the link says who comes, whatever the form says", async (t) => {
  const { access, invite } = accessOf(t);
  const result = await redeemLink(access, { ...ben, email: "mallory@example.com", token: invite() });
  assert.deepEqual(result, { ok: true, email: ben.email });
  assert.equal(access.people.findByEmail("mallory@example.com"), undefined);
});

test("a weak password leaves the link as it was", async (t) => {
  const { access, invite } = accessOf(t);
  const token = invite();
  const weak = await redeemLink(access, { ...ben, password: "password1234", token });
  assert.equal(weak.ok, false);
  assert.equal((await redeemLink(access, { ...ben, token })).ok, true);
});

test("an invitation of somebody who is here already changes nothing", async (t) => {
  const { access, invite } = accessOf(t);
  const late = invite();
  const first = access.links.make({
    kind: "set-up",
    email: ben.email,
    role: "administrator",
    createdBy: null,
    days: 1,
  });
  assert.equal((await redeemLink(access, { ...ben, token: first.token })).ok, true);
  const result = await redeemLink(access, { ...ben, token: late });
  assert.partialDeepStrictEqual(result, { ok: false, reason: "taken" });
  assert.equal(access.people.findByEmail(ben.email)?.role, "administrator");
});

test("the set-up link is dead once somebody is here", async (t) => {
  const { access, invite } = accessOf(t);
  const { token } = access.links.make({ kind: "set-up", email: null, role: "administrator", createdBy: null, days: 1 });
  assert.equal((await redeemLink(access, { ...ben, token: invite() })).ok, true);
  const late = await redeemLink(access, { ...ben, email: "mallory@example.com", token });
  assert.partialDeepStrictEqual(late, { ok: false, reason: "dead_link" });
});

test("a reset ends the sessions and the second factor, and is written down", async (t) => {
  const { db, access, invite } = accessOf(t);
  await redeemLink(access, { ...ben, token: invite() });
  const id = access.people.findByEmail(ben.email)?.id ?? "";
  const times = { expiresAt: new Date(Date.now() + 60_000), createdAt: new Date(), updatedAt: new Date() };
  db.insert(session)
    .values({ id: "s", token: "t", userId: id, ...times })
    .run();
  db.insert(twoFactor).values({ id: "f", userId: id, secret: "x", backupCodes: "x" }).run();
  const { token } = access.links.make({ kind: "reset", email: ben.email, role: "member", createdBy: null, days: 1 });
  const password = "four other words entirely";
  assert.equal((await redeemLink(access, { ...ben, password, token })).ok, true);
  assert.equal(db.select().from(session).all().length, 0);
  assert.equal(db.select().from(twoFactor).all().length, 0);
  assert.deepEqual(
    access.audit.list(everything, 5).map(({ action, actorName, remoteAddress }) => [action, actorName, remoteAddress]),
    [
      ["link.used.reset", ben.email, ben.remoteAddress],
      ["link.used.invitation", ben.email, ben.remoteAddress],
    ],
  );
});

test("where the log cannot be written nobody comes in, and the link stays good", async (t) => {
  const { db, access, invite } = accessOf(t);
  const token = invite();
  db.$client.exec("CREATE TRIGGER unwritten BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'unwritten'); END");
  await assert.rejects(redeemLink(access, { ...ben, token }), /unwritten/);
  assert.equal(access.people.nobody(), true);
  db.$client.exec("DROP TRIGGER unwritten");
  assert.equal((await redeemLink(access, { ...ben, token })).ok, true);
});

test("a reset link of somebody who was removed makes nobody", async (t) => {
  const { access } = accessOf(t);
  const { token } = access.links.make({
    kind: "reset",
    email: ben.email,
    role: "administrator",
    createdBy: null,
    days: 1,
  });
  assert.partialDeepStrictEqual(await redeemLink(access, { ...ben, token }), { ok: false, reason: "dead_link" });
  assert.equal(access.people.nobody(), true);
});
