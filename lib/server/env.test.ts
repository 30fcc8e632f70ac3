import assert from "node:assert/strict";
import { resolve } from "node:path";
import { test } from "node:test";
import { type Env, readEnv } from "#lib/server/env.ts";

const KEY = Buffer.from("thirty-two bytes of a secret key").toString("base64");

function read(source: Record<string, string | undefined>): Env {
  const result = readEnv(source);
  assert.ok(result.ok, JSON.stringify(result));
  return result.env;
}

function problems(source: Record<string, string>): string[] {
  const result = readEnv(source);
  return result.ok ? [] : result.problems;
}

test("without any setting the defaults of the contract hold", () => {
  for (const source of [{}, { PORT: "", API_KEY: "", ALLO_WEBHOOK_SECRET: "", DATA_DIR: undefined }]) {
    assert.deepEqual(read(source), {
      port: 3000,
      host: "127.0.0.1",
      dataDir: resolve("./data"),
      secrets: [],
      legacyToken: null,
      maxBodyBytes: 8_388_608,
      baseUrl: null,
      apiKey: null,
      admin: null,
      secretKey: null,
      oidc: null,
      outboundAllow: [],
      recordings: "archive",
      mail: null,
      trustedProxies: 0,
      production: true,
    });
  }
});

test("several secrets are separated by blanks or commas, and each may have a name", () => {
  const other = Buffer.from("another thirty-two bytes, just so").toString("base64");
  const { secrets } = read({ ALLO_WEBHOOK_SECRET: ` new=whsec_${KEY},\n whsec_${other} ` });
  assert.equal(secrets.length, 2);
  assert.equal(secrets[0]?.label, "new");
  assert.deepEqual(secrets[0] && Buffer.from(secrets[0].key), Buffer.from(KEY, "base64"));
  assert.notEqual(secrets[1]?.label, "new");
  assert.match(problems({ ALLO_WEBHOOK_SECRET: `a=whsec_${KEY} a=whsec_${other}` }).join(), /two secrets named a/);
});

test("every problem is told at once, with its cure and without the value", () => {
  const told = problems({
    PORT: "65536",
    HOST: "  ",
    DATA_DIR: " ",
    ALLO_WEBHOOK_SECRET: `whsec_${KEY} hidden-one whsec_c2hvcnQ=`,
    ALLO_LEGACY_TOKEN: "hidden/with/slashes-and-long-enough",
    MAX_BODY_BYTES: "1023",
    BASE_URL: "ftp://hidden.example",
    API_KEY: "hidden",
    TRUST_PROXY: "11",
  });
  assert.deepEqual(
    told.map((line) => line.split(" ")[0]),
    [
      "PORT",
      "HOST",
      "DATA_DIR",
      "ALLO_WEBHOOK_SECRET",
      "ALLO_WEBHOOK_SECRET",
      "ALLO_LEGACY_TOKEN",
      "MAX_BODY_BYTES",
      "BASE_URL",
      "API_KEY",
      "TRUST_PROXY",
    ],
  );
  assert.match(told[3] ?? "", /number 2/);
  assert.match(told[4] ?? "", /number 3/);
  assert.doesNotMatch(told.join("\n"), /hidden|c2hvcnQ/);
});

for (const [name, good, bad] of [
  ["PORT", ["0", "65535"], ["-1", "3000.5", "0x10", "abc", "1e3", "3000 "]],
  ["MAX_BODY_BYTES", ["1024", "1073741824"], ["1073741825", "8MB", "-8"]],
  ["TRUST_PROXY", ["off", "0", "10"], ["on", "true", "-1", "1.5"]],
  ["RECORDINGS", ["archive", "proxy", "off"], ["on", "Archive", "yes"]],
  ["BASE_URL", ["https://inbox.example", "http://x:8080/"], ["inbox.example", "javascript:alert(1)", "https://"]],
  ["API_KEY", ["k".repeat(32)], ["k".repeat(31)]],
  [
    "ALLO_LEGACY_TOKEN",
    ["t".repeat(24), `${"t".repeat(20)}.-_~`],
    ["t".repeat(23), `${"t".repeat(24)}é`, "t".repeat(201)],
  ],
] as const) {
  test(`${name} takes what it can use and nothing else`, () => {
    for (const value of good) assert.deepEqual(problems({ [name]: value }), [], value);
    for (const value of bad) {
      const told = problems({ [name]: value });
      assert.equal(told.length, 1, value);
      assert.match(told[0] ?? "", new RegExp(`^${name} \\S`));
    }
  });
}

test("a public address has no slash at its end, and a data directory no dots in it", () => {
  assert.equal(read({ BASE_URL: "https://inbox.example//" }).baseUrl, "https://inbox.example");
  assert.equal(read({ DATA_DIR: "a/../b" }).dataDir, resolve("b"));
});
