import assert from "node:assert/strict";
import { test } from "node:test";
import { actionsOf, actionsOfFilter, actorWords, auditGroupIds, deedWords, groupOf } from "#lib/access/audit-action.ts";

test("an entry reads as a sentence", () => {
  const role = { action: "role.changed", target: "ben@example.com", detail: "from viewer to member" };
  assert.equal(deedWords(role), "changed the role of ben@example.com from viewer to member");
  assert.equal(deedWords({ action: "signed_in", target: null, detail: null }), "signed in");
  assert.equal(actorWords({ kind: "nobody", name: "nobody" }), "Somebody");
  assert.equal(actorWords({ kind: "key", name: "export" }), "The key export");
});

test("data that looks like a slot stays data", () => {
  const deed = { action: "sign_in_failed", target: "{detail} {target}", detail: "x" };
  assert.equal(deedWords(deed), "failed to sign in as {detail} {target}");
});

test("an entry of a later version is still told", () => {
  assert.equal(deedWords({ action: "contact.merged", target: "contact 7", detail: null }), "contact merged contact 7");
  assert.equal(deedWords({ action: "toString", target: null, detail: null }), "toString");
  assert.equal(groupOf("contact.merged"), null);
});

test("every action stands in one group, and a filter names either", () => {
  const listed = auditGroupIds.flatMap((group) => actionsOf(group).map(({ action }) => action));
  assert.equal(new Set(listed).size, listed.length);
  assert.deepEqual(actionsOfFilter("keys"), ["key.made", "key.revoked", "secret_key.rotated"]);
  assert.deepEqual(actionsOfFilter("key.made"), ["key.made"]);
});
