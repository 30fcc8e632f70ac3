// npm test: every check there is, and one line that counts them. npm run check (--fast): the part that takes seconds.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { ensureBuilt, ensureInstalled, node, root, run, say } from "./prepare.mjs";

const fast = process.argv.includes("--fast");
const modules = join(root, "node_modules");
const results = mkdtempSync(join(tmpdir(), "allo-inbox-test-"));
const total = { passed: 0, failed: 0, skipped: 0 };

await ensureInstalled();
if (fast) {
  await style();
  await types();
  await unitTests();
} else {
  // Next's types of routes and its build are written to the same place, so they do not run beside one another.
  const onceBuilt = ensureBuilt().then(() => Promise.all([types(), serverTests()]));
  await Promise.all([style(), unitTests(), onceBuilt]);
  await browserTests();
}
rmSync(results, { recursive: true });
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
say(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed > 0 ? 1 : 0);

async function style() {
  await step("format and lint", [
    join(modules, "@biomejs", "biome", "bin", "biome"),
    "check",
    "--error-on-warnings",
    ".",
  ]);
  await step("unused code", [join(modules, "knip", "bin", "knip.js"), "--no-progress"]);
}

async function types() {
  await step("route types", [join(modules, "next", "dist", "bin", "next"), "typegen"]);
  await step("types", [join(modules, "typescript", "bin", "tsc"), "--noEmit"]);
}

/** One command that either holds or does not: counts as one check. */
async function step(name, args) {
  say(`Checking ${name} …`);
  const { code, output } = await run(node, args, { capture: true });
  if (code === 0) {
    total.passed += 1;
  } else {
    total.failed += 1;
    process.stderr.write(`${output}\n${name}: failed\n`);
  }
}

async function unitTests() {
  // Starting a process takes longer than most of these tests: one for those of the database, one for all others.
  const folders = ["lib", "components", join("e2e", "simulator"), join("e2e", "listen"), join("e2e", "bench")];
  await Promise.all([
    nodeTests("unit and property tests", folders.flatMap(testsIn), ["--test-isolation=none"]),
    nodeTests("tests of the database", testsIn("db"), ["--test-isolation=none"]),
  ]);
}

function testsIn(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => join(folder, name));
}

async function serverTests() {
  // Three at a time keep two cores busy. Crashes are one long file, which begins first so as not to be waited for in the end.
  const files = ["crash", "server"].flatMap((folder) => testsIn(join("e2e", folder)));
  await nodeTests("tests of a running server", files, ["--test-concurrency=3"]);
}

async function nodeTests(name, patterns, options = []) {
  say(`Running ${name} …`);
  const tap = join(results, `${name.replaceAll(" ", "-")}.tap`);
  const { code } = await run(node, [
    "--test",
    ...options,
    "--test-reporter=dot",
    "--test-reporter-destination=stdout",
    "--test-reporter=tap",
    `--test-reporter-destination=${tap}`,
    ...patterns,
  ]);
  const text = existsSync(tap) ? readFileSync(tap, "utf8") : "";
  const count = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, "m").exec(text)?.[1] ?? 0);
  add(
    { passed: count("pass"), failed: count("fail") + count("cancelled"), skipped: count("skipped") + count("todo") },
    code,
    name,
  );
}

async function browserTests() {
  const missing = await ensureBrowser();
  if (missing) {
    total.failed += 1;
    process.stderr.write(`${missing}\n`);
    return;
  }
  say("Running browser tests …");
  const report = join(results, "browser.json");
  const { code } = await run(node, [join(modules, "@playwright", "test", "cli.js"), "test"], {
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  const stats = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")).stats : {};
  add(
    { passed: (stats.expected ?? 0) + (stats.flaky ?? 0), failed: stats.unexpected ?? 0, skipped: stats.skipped ?? 0 },
    code,
    "browser tests",
  );
}

/** A runner that failed without counting a failure, or that ran nothing, has failed all the same. */
function add(counts, code, name) {
  total.passed += counts.passed;
  total.skipped += counts.skipped;
  total.failed += counts.failed;
  if ((code !== 0 && counts.failed === 0) || counts.passed + counts.failed === 0) {
    total.failed += 1;
    process.stderr.write(`${name}: ended with code ${code}, and ${counts.passed} passed\n`);
  }
}
