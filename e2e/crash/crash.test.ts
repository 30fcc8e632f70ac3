import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { newLedger } from "#e2e/crash/ledger.ts";
import { parseOptions } from "#e2e/crash/options.ts";
import { createCrasher } from "#e2e/crash/round.ts";
import { makeRandom } from "#e2e/simulator/random.ts";

const ROUNDS = 5;
/** A slow machine acknowledges little before each kill: it goes on until enough was at stake. */
const MOST_ROUNDS = 15;
const ENOUGH = 50;

test("killed under load five times or more, a server keeps each acknowledged delivery once, forwards each and starts by itself", {
  timeout: 240_000,
}, async (t) => {
  const seed = randomBytes(4).toString("hex");
  t.diagnostic(`seed ${seed}`);
  const dataDir = mkdtempSync(join(tmpdir(), "allo-inbox-crash-"));
  t.after(() => rmSync(dataDir, { recursive: true, force: true }));
  const ledger = newLedger();
  const crasher = await createCrasher(dataDir, ledger);
  let acknowledged = 0;
  for (let n = 1; n <= ROUNDS || (acknowledged <= ENOUGH && n <= MOST_ROUNDS); n++) {
    const round = await crasher.round(makeRandom(seed, n));
    acknowledged += round.acknowledged;
    assert.deepEqual(round.findings, [], `round ${n} of seed ${seed}`);
  }
  const { findings, forwarded, repeats } = await crasher.finish();
  t.diagnostic(`${forwarded} forwarded, ${repeats} of them once more`);
  assert.deepEqual(findings, [], `seed ${seed}`);
  assert.ok(acknowledged > ENOUGH, `only ${acknowledged} requests were acknowledged: that proves little`);
  const statuses = new Set([...ledger.entries.values()].flatMap(({ answers }) => answers.map(({ status }) => status)));
  assert.deepEqual([...statuses].sort(), ["conflict", "duplicate", "stored"]);
});

test("the torture says what is wrong with its options", () => {
  const newSeed = () => "new";
  assert.deepEqual(parseOptions([], newSeed), { ok: true, options: { help: false, rounds: 100, seed: "new" } });
  assert.deepEqual(parseOptions(["--rounds", "7", "--seed", "a"], newSeed), {
    ok: true,
    options: { help: false, rounds: 7, seed: "a" },
  });
  for (const args of [["--rounds", "0"], ["--rounds", "x"], ["--round", "5"], ["--rounds"]]) {
    const result = parseOptions(args, newSeed);
    assert.ok(!result.ok && /^[^\n]*--round[^\n]* See --help\.$/.test(result.problem), JSON.stringify(result));
  }
});
