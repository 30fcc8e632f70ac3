import assert from "node:assert/strict";
import { test } from "node:test";
import { type AuditFilters, createAudit } from "#db/audit.ts";
import { testInbox } from "#db/testing.ts";

const all: AuditFilters = { actions: null, actor: null, from: null, to: null };
const start = Date.parse("2026-03-16T09:00:00.000Z");

const person = (actorName: string) => ({ actorKind: "person", actorName }) as const;

test("the database itself refuses to change or delete an entry", (t) => {
  const { db } = testInbox(t);
  const audit = createAudit(db, () => start);
  audit.write({ action: "signed_in", ...person("ada@example.com") });
  for (const statement of [
    "update audit set action = 'nothing'",
    "delete from audit",
    "replace into audit (id, at, action, actor_kind, actor_name) values (1, 0, 'nothing', 'server', 'me')",
  ]) {
    assert.throws(() => db.$client.prepare(statement).run(), /only ever added to/, statement);
  }
  assert.deepEqual(
    audit.list(all, 10).map(({ action, at }) => [action, at]),
    [["signed_in", start]],
  );
});

test("entries come newest first, page by page, also where they share a millisecond", (t) => {
  const audit = createAudit(testInbox(t).db, () => start);
  for (let i = 0; i < 25; i++) audit.write({ action: "signed_in", ...person("ada@example.com"), target: String(i) });
  const seen: (string | null)[] = [];
  for (let before: number | undefined; ; ) {
    const page = audit.list(all, 10, before);
    seen.push(...page.map(({ target }) => target));
    before = page.at(-1)?.id;
    if (page.length < 10) break;
  }
  assert.deepEqual(
    seen,
    Array.from({ length: 25 }, (_, i) => String(24 - i)),
  );
});

test("filters fit all at once; from counts and to does not", (t) => {
  let now = start;
  const audit = createAudit(testInbox(t).db, () => now);
  for (const name of ["ada", "ben"]) {
    for (const action of ["signed_in", "key.made", "key.revoked"]) {
      audit.write({ action, ...person(name) });
      now += 1000;
    }
  }
  const found = (filters: Partial<AuditFilters>) =>
    audit.list({ ...all, ...filters }, 10).map(({ actorName, action }) => `${actorName} ${action}`);
  assert.deepEqual(found({ actor: "ben", actions: ["key.made", "key.revoked"] }), ["ben key.revoked", "ben key.made"]);
  assert.deepEqual(found({ from: new Date(start + 1000), to: new Date(start + 3000) }), [
    "ada key.revoked",
    "ada key.made",
  ]);
  assert.deepEqual(found({ actions: [] }), []);
});

test("everybody in the log is named once", (t) => {
  const audit = createAudit(testInbox(t).db, () => start);
  assert.deepEqual(audit.actors(), []);
  for (const name of ["cyd", "ada", "ben", "ada", "cyd"]) audit.write({ action: "signed_in", ...person(name) });
  assert.deepEqual(audit.actors(), ["ada", "ben", "cyd"]);
});
