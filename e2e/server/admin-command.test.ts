import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { asPage } from "#e2e/harness/as-page.ts";
import { askApi } from "#e2e/harness/ask.ts";
import { startServer, type TestServer } from "#e2e/harness/server.ts";
import { ADMINISTRATOR, joinAs, post, signIn } from "#e2e/harness/visitors.ts";

let server: TestServer;

before(async () => {
  server = await startServer();
});
after(async () => {
  await server.stop();
  rmSync(server.dataDir, { recursive: true, force: true });
});

type Ran = { code: number; out: string; err: string };

function admin(args: string[], env: Record<string, string> = {}): Promise<Ran> {
  const { PATH = "", HOME = "" } = process.env;
  const settings = {
    PATH,
    HOME,
    NODE_ENV: "production" as const,
    DATA_DIR: server.dataDir,
    PORT: new URL(server.url).port,
    ...env,
  };
  const { promise, resolve } = Promise.withResolvers<Ran>();
  execFile(process.execPath, ["lib/server/admin.ts", ...args], { env: settings }, (error, out, err) =>
    resolve({ code: error === null ? 0 : Number(error.code), out, err }),
  );
  return promise;
}

test("a reset link is made beside the running server, works once and is written down", async () => {
  const ben = await joinAs(server, "member");
  const { code, out } = await admin(["reset", ben.email.toUpperCase()]);
  assert.equal(code, 0);
  const [, address = "", token = ""] = /(http\S+)\/welcome#([\w-]{43})/.exec(out) ?? [];
  assert.equal(address, server.url);
  const password = "another four words here";
  const used = await post(server.url, "/api/welcome/accept", { token, email: ben.email, password });
  assert.equal(used.status, 200, used.text);
  assert.equal((await post(server.url, "/api/welcome", { token })).status, 410);
  assert.equal((await asPage(server.url, ben.cookie)("GET", "/api/v1/stats")).status, 401);
  const log = await askApi(server.url, "/api/v1/audit?what=reset_link.made");
  assert.match(log.text, new RegExp(`The server \\(npm run admin\\) made a reset link for ${ben.email}`));
});

test("the list says who is here, with role and second factor", async () => {
  const ben = await joinAs(server, "viewer");
  const { code, out } = await admin(["list"]);
  assert.equal(code, 0);
  assert.match(out, new RegExp(`^${ADMINISTRATOR.email} +administrator +password only +last seen|never here`, "m"));
  assert.match(out, new RegExp(`^${ben.email} +viewer +password only +last seen \\d{4}-`, "m"));
});

test("help is given when asked for, and with what is no command", async () => {
  for (const args of [[], ["--help"]]) {
    const { code, out } = await admin(args);
    assert.equal(code, 0);
    for (const word of ["list", "reset EMAIL", "rotate-key"]) assert.match(out, new RegExp(`npm run admin -- ${word}`));
  }
  for (const args of [["destroy"], ["reset"], ["reset", "a@example.com", "b"], ["list", "all"]]) {
    const { code, err } = await admin(args);
    assert.equal(code, 1, args.join(" "));
    assert.match(err, /This is not a command: .*\n\n.*\n\n +npm run admin -- list/);
  }
});

test("what cannot be done is said with its cure", async () => {
  assert.match((await admin(["reset", "unknown@example.com"])).err, /Nobody here has the e-mail/);
  assert.match(
    (await admin(["list"], { DATA_DIR: join(server.dataDir, "elsewhere") })).err,
    /There is no inbox in DATA_DIR/,
  );
  assert.match((await admin(["list"], { PORT: "none" })).err, /These settings are wrong/);
});

test("the key is rotated while no server runs, and everybody signs in again", { timeout: 90_000 }, async () => {
  const cookie = await signIn(server.url, ADMINISTRATOR);
  const refused = await admin(["rotate-key"]);
  assert.equal(refused.code, 1);
  assert.match(refused.err, /is in use by another Allo Inbox/);
  const file = join(server.dataDir, "secret-key");
  const before = readFileSync(file, "utf8");
  const { dataDir } = server;
  await server.kill();
  const rotated = await admin(["rotate-key"]);
  assert.equal(rotated.code, 0, rotated.err);
  assert.match(rotated.out, /Everybody has to sign in again/);
  assert.notEqual(readFileSync(file, "utf8"), before);
  server = await startServer({ dataDir });
  assert.equal((await asPage(server.url, cookie)("GET", "/api/v1/stats")).status, 401);
  assert.equal((await asPage(server.url, await signIn(server.url, ADMINISTRATOR))("GET", "/api/v1/stats")).status, 200);
  assert.match((await askApi(server.url, "/api/v1/audit?what=secret_key.rotated")).text, /rotated the key/);
});
