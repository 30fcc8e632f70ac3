import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type Answer, ask, errorOf } from "#e2e/harness/ask.ts";
import { CLIENT, type Subject, startProvider, type TestProvider } from "#e2e/harness/oidc-provider.ts";
import { startAndExit, startServer, type TestServer } from "#e2e/harness/server.ts";
import { ADMINISTRATOR, cookiesOf, post, WITH_ADMINISTRATOR, withDatabase } from "#e2e/harness/visitors.ts";
import { meSchema } from "#lib/api/me.ts";

const PUBLIC = "https://inbox.example.com";
const BACK = `${PUBLIC}/api/auth/callback/oidc`;
const GRACE: Subject = { sub: "grace", email: "grace@example.com", email_verified: true, name: "Grace Hopper" };

function settings(issuer: string): Record<string, string> {
  return {
    ...WITH_ADMINISTRATOR,
    BASE_URL: PUBLIC,
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    OIDC_ALLOWED_DOMAINS: "example.com, example.org",
  };
}

describe("with a provider", () => {
  let provider: TestProvider;
  let server: TestServer;

  before(async () => {
    provider = await startProvider(BACK);
    server = await startServer({ env: settings(provider.issuer) });
  });
  after(async () => {
    await server.stop();
    await provider.stop();
  });

  test("the sign-in page offers it by the provider's name", async () => {
    const { text } = await ask(server.url, "/sign-in");
    assert.ok(text.replaceAll("<!-- -->", "").includes(`Sign in with ${new URL(provider.issuer).host}`));
  });

  test("somebody new becomes a viewer, and lands where they wanted to go", async () => {
    const landed = await signInAs(GRACE, "/overview?x=1");
    assert.equal(landed.headers.location, "/overview?x=1");
    const me = await meOf(landed);
    assert.deepEqual([me.name, me.role], [GRACE.email, "viewer"]);
    assert.equal((await meOf(await signInAs(GRACE))).name, GRACE.email, "and is the same the next time");
    assert.equal(count("SELECT count(*) n FROM users WHERE email = 'grace@example.com'"), 1);
  });

  test("what is begun uses PKCE, a state and a nonce, and asks for no more than it needs", async () => {
    const { searchParams } = new URL((await begin()).url);
    assert.equal(searchParams.get("code_challenge_method"), "S256");
    assert.equal(searchParams.get("redirect_uri"), BACK);
    assert.equal(searchParams.get("scope"), "openid email profile");
    for (const name of ["code_challenge", "state", "nonce"])
      assert.ok((searchParams.get(name) ?? "").length >= 32, name);
  });

  test("a known e-mail is the person who has it, with the role that is theirs", async () => {
    const landed = await signInAs({ ...GRACE, sub: "ada", email: ADMINISTRATOR.email });
    assert.equal((await meOf(landed)).role, "administrator");
  });

  test("no token of the provider is kept", () => {
    const kept = "SELECT count(*) n FROM accounts WHERE coalesce(access_token, refresh_token, id_token) IS NOT NULL";
    assert.equal(count(kept), 0);
    assert.ok(count("SELECT count(*) n FROM accounts WHERE provider_id = 'oidc'") >= 2);
  });

  test("another domain, or one below an allowed one, is told so and stays out", async () => {
    for (const email of [
      "eve@evil.example",
      "eve@sub.example.com",
      "eve@example.com.evil.example",
      "eve@xexample.com",
    ]) {
      await assertStaysOut(await signInAs({ ...GRACE, sub: email, email }), "domain_not_allowed");
    }
  });

  test("an e-mail that the provider has not verified makes nobody, and opens no known account", async () => {
    for (const email of ["new@example.com", ADMINISTRATOR.email]) {
      const subject = { sub: `unverified ${email}`, email, email_verified: false, name: "Eve" };
      await assertStaysOut(await signInAs(subject), "email_not_verified");
    }
    assert.equal(count("SELECT count(*) n FROM users WHERE email = 'new@example.com'"), 0);
  });

  test("an address that only looks like a known one in lower case opens no account", async () => {
    const kim = { ...GRACE, sub: "kim", email: "Kim@example.com" };
    assert.equal((await meOf(await signInAs(kim))).name, "kim@example.com");
    await assertStaysOut(
      await signInAs({ ...kim, sub: "kelvin", email: "\u212Aim@example.com" }),
      "email_not_verified",
    );
  });

  test("somebody known stays out once the provider has another address for them", async () => {
    await assertStaysOut(await signInAs({ ...GRACE, email: "grace@evil.example" }), "domain_not_allowed");
    await assertStaysOut(await signInAs({ ...GRACE, email_verified: false }), "email_not_verified");
  });

  test("a role that the provider claims for somebody is not believed", async () => {
    const landed = await signInAs({ ...GRACE, sub: "eve", email: "eve@example.org", role: "administrator" });
    assert.equal((await meOf(landed)).role, "viewer");
  });

  test("a forged state, a foreign browser, and a callback that comes twice lead back to the sign-in page", async () => {
    const { url, cookie } = await begin();
    const back = await provider.passThrough(url, GRACE);
    await assertStaysOut(await comeBack(back.replace(/state=[^&]+/, `state=${"x".repeat(32)}`), cookie), "too_late");
    await assertStaysOut(await comeBack(back, ""), "too_late");
    const other = await begin();
    await assertStaysOut(await comeBack(back, other.cookie), "too_late");
    assert.equal((await comeBack(back, cookie)).headers.location, "/");
    await assertStaysOut(await comeBack(back, cookie), "too_late");
    await assertStaysOut(await comeBack(BACK, ""), "too_late");
  });

  test("of what a stranger makes up, only so much is written down", async () => {
    const from = "127.88.0.1";
    for (let n = 0; n < 15; n++) {
      const answer = await ask(server.url, `/api/auth/callback/oidc?state=${n}`, { from });
      assert.equal(answer.headers.location, "/sign-in?problem=too_late");
    }
    assert.equal(count(`SELECT count(*) n FROM audit WHERE remote_address = '${from}'`), 10);
    const allowed = await post(server.url, "/api/sign-in", ADMINISTRATOR, { origin: PUBLIC });
    assert.equal(allowed.status, 200, allowed.text);
  });

  test("a code that was made up, and a refusal by the provider, lead back to the sign-in page", async () => {
    for (const query of ["code=made-up", "error=access_denied&error_description=%3Cscript%3E"]) {
      const { url, cookie } = await begin();
      const state = new URL(url).searchParams.get("state");
      await assertStaysOut(await comeBack(`${BACK}?${query}&state=${state}`, cookie), "refused");
    }
  });

  test("the sign-in page says in words what was in the way, and nothing that the address claims", async () => {
    const told = await ask(server.url, "/sign-in?problem=domain_not_allowed");
    assert.match(told.text, /may not sign in here/);
    const claimed = await ask(server.url, "/sign-in?problem=mark-claimed&error=mark-claimed");
    assert.doesNotMatch(claimed.text.replace(/<script.*?<\/script>/gs, ""), /mark-claimed/);
  });

  test("afterwards it leads to a path of the inbox, and to no other place", async () => {
    for (const path of ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]) {
      assert.equal((await signInAs(GRACE, path)).headers.location, "/", path);
    }
  });

  test("another site cannot begin it, and no other route of the library answers", async () => {
    const foreign = await post(server.url, "/api/sign-in/oidc", {}, { origin: "https://evil.example" });
    assert.equal(errorOf(foreign).code, "cross_site");
    for (const path of ["/sign-in/social", "/sign-up/email", "/sign-in/email", "/callback/google", "/ok", "/error"]) {
      assert.equal((await post(server.url, `/api/auth${path}`, {}, { origin: PUBLIC })).status, 404, path);
      assert.equal((await ask(server.url, `/api/auth${path}`)).status, 404, path);
    }
  });

  async function begin(path = "/"): Promise<{ url: string; cookie: string }> {
    const answer = await post(server.url, "/api/sign-in/oidc", { path }, { origin: PUBLIC });
    assert.equal(answer.status, 200, answer.text);
    const { url } = answer.json as { url: string };
    return { url, cookie: cookiesOf(answer) };
  }

  async function signInAs(subject: Subject, path?: string): Promise<Answer> {
    const { url, cookie } = await begin(path);
    return comeBack(await provider.passThrough(url, subject), cookie);
  }

  function comeBack(address: string, cookie: string): Promise<Answer> {
    const { pathname, search } = new URL(address);
    return ask(server.url, `${pathname}${search}`, { headers: { cookie } });
  }

  async function meOf(landed: Answer) {
    assert.equal(landed.status, 303);
    for (const cookie of landed.headers["set-cookie"] ?? [])
      assert.match(cookie, /; HttpOnly; Secure; SameSite=Lax|Max-Age=0/);
    const { json } = await ask(server.url, "/api/v1/me", { headers: { cookie: cookiesOf(landed) } });
    return meSchema.parse(json);
  }

  async function assertStaysOut(answer: Answer, problem: string): Promise<void> {
    assert.equal(answer.headers.location, `/sign-in?problem=${problem}`);
    const me = await ask(server.url, "/api/v1/me", { headers: { cookie: cookiesOf(answer) } });
    assert.equal(me.status, 401);
  }

  function count(sql: string): number {
    return Number(withDatabase(server, (db) => db.prepare(sql).get())?.n);
  }
});

test("while the provider is down passwords do, and it works once it is back", async (t) => {
  const provider = await startProvider(BACK);
  await provider.stop();
  const server = await startServer({ env: settings(provider.issuer) });
  t.after(() => server.stop());
  const down = await post(server.url, "/api/sign-in/oidc", {}, { origin: PUBLIC });
  assert.deepEqual([down.status, errorOf(down).code], [502, "provider_down"]);
  assert.equal((await post(server.url, "/api/sign-in", ADMINISTRATOR, { origin: PUBLIC })).status, 200);
  assert.equal(
    (await ask(server.url, "/api/auth/callback/oidc?code=x&state=y")).headers.location,
    "/sign-in?problem=refused",
  );
  const back = await startProvider(BACK, Number(new URL(provider.issuer).port));
  t.after(() => back.stop());
  assert.equal((await post(server.url, "/api/sign-in/oidc", {}, { origin: PUBLIC })).status, 200);
});

test("without settings there is no such door", async (t) => {
  const server = await startServer({ env: WITH_ADMINISTRATOR });
  t.after(() => server.stop());
  assert.equal((await post(server.url, "/api/sign-in/oidc", {})).status, 404);
  assert.doesNotMatch((await ask(server.url, "/sign-in")).text, /Sign in with/);
});

test("all that is wrong with the settings is told at once", async () => {
  const { code, output } = await startAndExit({
    OIDC_ISSUER: "http://accounts.example.com",
    OIDC_CLIENT_ID: "x",
    OIDC_ALLOWED_DOMAINS: "@example.com",
  });
  assert.equal(code, 1);
  for (const words of [
    "OIDC_CLIENT_SECRET is missing",
    "BASE_URL is missing",
    "OIDC_ALLOWED_DOMAINS must list domains",
    "OIDC_ISSUER must be the https address",
  ]) {
    assert.ok(output.includes(words), `${words} in:\n${output}`);
  }
});
