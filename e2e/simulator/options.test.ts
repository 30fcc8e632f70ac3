import assert from "node:assert/strict";
import { test } from "node:test";
import { parseOptions } from "#e2e/simulator/options.ts";

const ambient = { now: Date.parse("2026-03-20T15:00:00Z"), seed: "from chance" };

function read(...args: string[]) {
  const parsed = parseOptions(args, ambient);
  assert.ok(parsed.ok, parsed.ok ? "" : parsed.problem);
  return parsed.options;
}

test("without options it is a short run against the local server", () => {
  const { url, count, rate, days, seed, now, duplicates, conflicts, lookalikes, unknown, invalid, retryFactor } =
    read();
  assert.deepEqual(
    { url: url.href, count, rate, days, seed, now, duplicates, conflicts, lookalikes, unknown, invalid, retryFactor },
    {
      url: "http://127.0.0.1:3000/api/allo",
      count: 200,
      rate: 20,
      days: 1,
      seed: "from chance",
      now: ambient.now,
      duplicates: 5,
      conflicts: 0.5,
      lookalikes: 0.5,
      unknown: 1,
      invalid: 0,
      retryFactor: null,
    },
  );
});

test("of the inbox's address alone the webhook is meant", () => {
  assert.equal(read("--url", "https://inbox.example.com").url.href, "https://inbox.example.com/api/allo");
  assert.equal(read("--url", "https://inbox.example.com/api/other").url.pathname, "/api/other");
});

test("--retries stands alone or with a factor", () => {
  assert.equal(read("--retries").retryFactor, 1);
  assert.equal(read("--retries", "--count", "5").retryFactor, 1);
  assert.equal(read("--retries", "1000").retryFactor, 1000);
  assert.equal(read("--retries=60", "--rate=0").retryFactor, 60);
});

test("with chosen topics nothing unknown comes unless asked for", () => {
  assert.deepEqual(read("--topics", "sms.sent, sms.received").topics, ["sms.sent", "sms.received"]);
  assert.equal(read("--topics", "sms.sent").unknown, 0);
  assert.equal(read("--topics", "sms.sent", "--unknown", "2%").unknown, 2);
});

test("the older formats have no rings, tags or lookalikes", () => {
  const { topics, lookalikes } = read("--legacy", "a-token");
  assert.ok(!topics.includes("call.received") && topics.includes("call.completed"));
  assert.equal(lookalikes, 0);
});

for (const [args, cure] of [
  [["--count", "0"], /--count needs a whole number from 1/],
  [["--count", "1.5"], /--count needs a whole number/],
  [["--count", "1e3"], /--count needs a whole number/],
  [["--rate", "-1"], /--rate/],
  [["--duplicates", "101"], /--duplicates needs a number from 0 to 100, not "101"/],
  [["--url", "localhost:3000"], /--url needs a whole address such as http/],
  [["--topics", "call.recieved"], /does not know "call\.recieved"; choose from call\.received/],
  [["--legacy", "t", "--topics", "tag.added"], /does not know "tag\.added"/],
  [["--legacy", "a/b"], /--legacy needs the token/],
  [["--now", "yesterday"], /--now needs a time such as/],
  [["--retries", "0"], /--retries/],
  [["--colour"], /--colour/],
  [["extra"], /extra/],
  [["--secret"], /--secret/],
] as const) {
  test(`${args.join(" ")}: one line that says the cure`, () => {
    const parsed = parseOptions(args, ambient);
    assert.ok(!parsed.ok);
    assert.match(parsed.problem, cure);
    assert.match(parsed.problem, /^[^\n]+ See --help\.$/);
  });
}
