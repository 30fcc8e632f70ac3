import assert from "node:assert/strict";
import { test } from "node:test";
import { openConnection } from "#db/open.ts";
import { createSignInTries, type SignInTries } from "#db/sign-in-tries.ts";
import { testInbox } from "#db/testing.ts";

const MINUTE = 60_000;
const start = Date.parse("2026-03-16T09:00:00.000Z");

/** Tries that fail; gives what the last one was told. */
function fail({ begin }: SignInTries, email: string, times: number): number | null {
  const waits = Array.from({ length: times }, () => begin(email));
  return waits.at(-1) ?? null;
}

test("ten failures make an account wait until its quarter of an hour is over", (t) => {
  let now = start;
  const tries = createSignInTries(testInbox(t).db, () => now);
  assert.equal(fail(tries, "ada@example.com", 10), null);
  now += 5 * MINUTE;
  assert.equal(tries.begin("ada@example.com"), 600);
  assert.equal(tries.begin("ben@example.com"), null);
  now = start + 15 * MINUTE;
  assert.equal(tries.begin("ada@example.com"), null);
});

test("another way to write the same e-mail does not help", (t) => {
  const tries = createSignInTries(testInbox(t).db, () => start);
  fail(tries, "ada@example.com", 5);
  fail(tries, " ADA@Example.com ", 5);
  assert.equal(tries.begin("Ada@example.com"), 900);
});

test("a restart forgets nothing, and nobody's e-mail is kept", (t) => {
  const inbox = testInbox(t);
  fail(
    createSignInTries(inbox.db, () => start),
    "ada@example.com",
    10,
  );
  const again = openConnection(inbox.file, "FULL");
  t.after(() => again.$client.close());
  assert.equal(createSignInTries(again, () => start).begin("ada@example.com"), 900);
  assert.ok(!JSON.stringify(again.$client.prepare("select * from sign_in_tries").all()).includes("ada"));
});

test("a sign-in that works starts the count anew", (t) => {
  const tries = createSignInTries(testInbox(t).db, () => start);
  fail(tries, "ada@example.com", 9);
  tries.succeeded("ada@example.com");
  assert.equal(fail(tries, "ada@example.com", 10), null);
});

test("a try that is taken back was none", (t) => {
  const tries = createSignInTries(testInbox(t).db, () => start);
  fail(tries, "ada@example.com", 10);
  tries.takeBack("ada@example.com");
  assert.equal(tries.begin("ada@example.com"), null);
  assert.equal(tries.begin("ada@example.com"), 900);
});

test("an address waits by itself, whichever account it tries", (t) => {
  const tries = createSignInTries(testInbox(t).db, () => start);
  for (let i = 0; i < 10; i++) assert.equal(tries.beginFrom("192.0.2.7"), null);
  assert.equal(tries.beginFrom("192.0.2.7"), 60);
  assert.equal(tries.beginFrom("192.0.2.8"), null);
});

test("the addresses of one IPv6 customer are one, and their failures are counted apart from tries", (t) => {
  const tries = createSignInTries(testInbox(t).db, () => start);
  for (let i = 0; i < 10; i++) assert.equal(tries.beginFrom(`2001:db8:1:2::${i}`), null);
  assert.equal(tries.beginFrom("2001:db8:1:2:ffff::1"), 60);
  assert.equal(tries.beginFrom("2001:db8:1:3::1"), null);
  for (let i = 0; i < 10; i++) assert.equal(tries.failedFrom(`2001:db8:1:2::${i}`), null);
  assert.equal(tries.failedFrom("2001:db8:1:2::"), 60);
});

test("old counts are swept away", (t) => {
  let now = start;
  const { db } = testInbox(t);
  const tries = createSignInTries(db, () => now);
  for (let i = 0; i < 50; i++) tries.begin(`guess${i}@example.com`);
  now += 16 * MINUTE;
  tries.begin("ada@example.com");
  assert.deepEqual(db.$client.prepare("select count(*) as n from sign_in_tries").get(), { n: 1 });
});
