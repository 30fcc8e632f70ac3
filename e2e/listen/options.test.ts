import assert from "node:assert/strict";
import { test } from "node:test";
import { parseOptions } from "#e2e/listen/options.ts";
import { usage } from "#e2e/listen/usage.ts";

const ambient = { now: Date.parse("2026-03-20T15:00:00Z"), key: "a-key" };
const needed = ["--url", "https://inbox.example.com", "--forward-to", "http://localhost:3000/hook"];

function read(...args: string[]) {
  const parsed = parseOptions([...needed, ...args], ambient);
  assert.ok(parsed.ok && parsed.options !== "help", parsed.ok ? "" : parsed.problem);
  return parsed.options;
}

test("an inbox, a receiver and a key are all it needs", () => {
  const { inbox, forwardTo, ...rest } = read();
  assert.deepEqual([inbox.href, forwardTo.href], ["https://inbox.example.com/", "http://localhost:3000/hook"]);
  assert.deepEqual(rest, { key: "a-key", secret: null, topics: null, since: null, retries: 3 });
});

test("the webhook's address is taken for its inbox, and --key goes before the environment", () => {
  assert.equal(read("--url", "http://127.0.0.1:3000/api/allo").inbox.href, "http://127.0.0.1:3000/");
  assert.equal(read("--key", "another").key, "another");
});

test("--since takes now, days and times", () => {
  assert.equal(read("--since", "now").since, ambient.now);
  assert.equal(read("--since", "2026-03-20").since, Date.parse("2026-03-20T00:00:00Z"));
  assert.equal(read("--since", "2026-03-20T15:00+01:00").since, Date.parse("2026-03-20T14:00:00Z"));
});

test("topics that this version does not know may be asked for", () => {
  assert.deepEqual(read("--topics", "call.completed, call.parked").topics, ["call.completed", "call.parked"]);
});

test("--help needs nothing else, and tells every option", () => {
  assert.deepEqual(parseOptions(["--help"], ambient), { ok: true, options: "help" });
  for (const name of "url key forward-to secret topics since retries help".split(" "))
    assert.match(usage, new RegExp(`^  --${name}\\b`, "m"));
});

test("without a key it says where to get one", () => {
  const parsed = parseOptions(needed, { ...ambient, key: undefined });
  assert.ok(!parsed.ok);
  assert.match(parsed.problem, /Settings > Keys and set ALLO_INBOX_KEY/);
});

for (const [args, cure] of [
  [["--url", "inbox.example.com"], /--url needs a whole address such as https:.+, not "inbox/],
  [["--url", "https://a:b@inbox.example.com"], /--url/],
  [["--url", "https://inbox.example.com/calls"], /--url needs the inbox without a path, such as https:\/\/inbox/],
  [["--forward-to", "3000"], /--forward-to needs a whole address such as http:\/\/localhost/],
  [["--key", "a b"], /key/],
  [["--secret", "whsec_c2hvcnQ="], /--secret holds 5 bytes/],
  [["--topics", "call.completed,"], /--topics needs topics such as/],
  [["--since", "yesterday"], /--since needs now, or a time/],
  [["--since", "2026-02-31T25:00Z"], /--since/],
  [["--retries", "11"], /--retries needs a whole number from 0 to 10/],
  [["--colour"], /--colour/],
  [["extra"], /extra/],
] as const) {
  test(`${args.join(" ")}: one line that says the cure`, () => {
    const parsed = parseOptions([...needed, ...args], ambient);
    assert.ok(!parsed.ok);
    assert.match(parsed.problem, cure);
    assert.match(parsed.problem, /^[^\n]+ See --help\.$/);
  });
}
