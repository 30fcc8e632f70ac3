import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("main.ts", import.meta.url));
const secret = `whsec_${Buffer.from("only for the tests of the simulator").toString("base64")}`;

type Outcome = { code: number | null; out: string; err: string };

function simulate(args: readonly string[], settings: Record<string, string> = {}) {
  const child = spawn(process.execPath, [main, ...args], { env: { NODE_ENV: "test", ...settings } });
  const outcome = new Promise<Outcome>((resolve) => {
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk) => {
      out += chunk;
    });
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    child.on("close", (code) => resolve({ code, out, err }));
  });
  return { child, outcome };
}

test("--help tells every option and ends well", async () => {
  const { code, out } = await simulate(["--help"]).outcome;
  assert.equal(code, 0);
  const options =
    "url secret count rate seed topics duplicates conflicts lookalikes shuffle invalid unknown retries days legacy now recordings help";
  for (const name of options.split(" ")) assert.match(out, new RegExp(`^  --${name}\\b`, "m"));
});

test("without a secret it says where to get one", async () => {
  const { code, out, err } = await simulate([], { DATA_DIR: "/nowhere" }).outcome;
  assert.deepEqual([code, out], [1, ""]);
  assert.match(
    err,
    /^No secret to sign with: \/nowhere\/local-webhook-secret does not exist\. [^\n]+--secret whsec_…\n$/,
  );
});

test("interrupted, it stops at once and still shows its table", async (t) => {
  const server = createServer((_, response) => response.end("{}"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  const address = server.address();
  assert.ok(typeof address === "object" && address !== null);
  const url = `http://127.0.0.1:${address.port}/api/allo`;
  const { child, outcome } = simulate(["--url", url, "--rate", "50", "--count", "5000", "--recordings"], {
    ALLO_WEBHOOK_SECRET: secret,
  });
  let taken = 0;
  server.on("request", () => {
    if (++taken === 5) child.kill("SIGINT");
  });
  const { code, out, err } = await outcome;
  assert.deepEqual([code, err], [0, ""]);
  assert.match(out, /--count 5000 --seed \d+ --now \d{4}-/);
  assert.match(out, /Stopped before the end\.\n\nSent\n[\s\S]+Came back\n[\s\S]+in all +\d+/);
  assert.ok(!out.includes(secret));
});
