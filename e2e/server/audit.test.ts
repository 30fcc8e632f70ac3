import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { z } from "zod";
import { asPage, type Page } from "#e2e/harness/as-page.ts";
import { ask, askApi, errorOf, withKey } from "#e2e/harness/ask.ts";
import { acknowledgement, rejectionPage } from "#e2e/harness/deliveries.ts";
import { call, eventBody } from "#e2e/harness/events.ts";
import { acceptLink, inviteOver, personOf } from "#e2e/harness/people.ts";
import { newWebhookId, signedHeaders, smsBody, TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer, type TestServer } from "#e2e/harness/server.ts";
import { ADMINISTRATOR, joinAs, post, signIn, withDatabase } from "#e2e/harness/visitors.ts";
import { type AuditEntry, actorsSchema, auditEntrySchema } from "#lib/api/audit.ts";
import { newKeySchema } from "#lib/api/keys.ts";
import { pageSchema } from "#lib/api/page.ts";
import { invitationsSchema, newLinkSchema, peopleSchema } from "#lib/api/people.ts";

const auditPage = pageSchema(auditEntrySchema);

let server: TestServer;
let ada: Page;

before(async () => {
  server = await startServer({ env: { ALLO_WEBHOOK_SECRET: `main=${TEST_SECRET}` } });
  ada = asPage(server.url, await signIn(server.url, ADMINISTRATOR));
});
after(() => server.stop());

async function read(search = ""): Promise<AuditEntry[]> {
  const answer = await ada("GET", `/api/v1/audit?limit=200${search}`);
  assert.equal(answer.status, 200, answer.text);
  return auditPage.parse(answer.json).data;
}

/** What was written while `work` ran, oldest first. */
async function writtenBy(work: () => Promise<unknown>): Promise<string[]> {
  const last = (await read())[0]?.id ?? 0;
  await work();
  const entries = (await read()).filter(({ id }) => id > last);
  return entries.map(({ sentence }) => sentence).reverse();
}

async function receive(body: string): Promise<number> {
  const headers = {
    "content-type": "application/json",
    ...signedHeaders({ secret: TEST_SECRET, id: newWebhookId(), body }),
  };
  return acknowledgement.parse((await ask(server.url, "/api/allo", { method: "POST", headers, body })).json).id;
}

/** A genuine request that came too late, which can be promoted. */
async function refuseStale(): Promise<{ id: number }> {
  const body = smsBody("msg-stale");
  const headers = signedHeaders({ body, secondsOff: -1_000 });
  assert.equal((await ask(server.url, "/api/allo", { method: "POST", headers, body })).status, 401);
  const [newest] = rejectionPage.parse((await ada("GET", "/api/v1/rejections")).json).data;
  assert.ok(newest);
  return newest;
}

test("what an administrator does to people and keys is written down, with who and from where", async () => {
  const ben = await joinAs(server, "member");
  const { data } = peopleSchema.parse((await ada("GET", "/api/v1/people")).json);
  const id = data.find(({ email }) => email === ben.email)?.id;
  const secrets: string[] = [];
  const sentences = await writtenBy(async () => {
    const made = await ada("POST", "/api/v1/invitations", { email: "kim@example.com", role: "viewer" });
    secrets.push(newLinkSchema.parse(made.json).link.split("#")[1] ?? "none");
    const open = invitationsSchema.parse((await ada("GET", "/api/v1/invitations")).json).data[0];
    await ada("DELETE", `/api/v1/invitations/${open?.id}`);
    await ada("PATCH", `/api/v1/people/${id}`, { role: "viewer" });
    await ada("PATCH", `/api/v1/people/${id}`, { role: "viewer" });
    const reset = await ada("POST", `/api/v1/people/${id}/reset-link`);
    secrets.push(newLinkSchema.parse(reset.json).link.split("#")[1] ?? "none");
    const key = newKeySchema.parse((await ada("POST", "/api/v1/keys", { name: "export", scope: "read" })).json);
    secrets.push(key.key);
    await ada("DELETE", `/api/v1/keys/${key.id}`);
    await ada("DELETE", `/api/v1/people/${id}`);
  });
  assert.deepEqual(
    sentences,
    [
      "invited kim@example.com as viewer",
      "revoked the invitation of kim@example.com",
      `changed the role of ${ben.email} from member to viewer`,
      `made a reset link for ${ben.email}`,
      "made the read key export",
      "revoked the key export",
      `removed ${ben.email}`,
    ].map((deed) => `${ADMINISTRATOR.email} ${deed}`),
  );
  const written = withDatabase(server, (db) => JSON.stringify(db.prepare("SELECT * FROM audit").all()));
  for (const secret of secrets) assert.ok(secret.length > 40 && !written.includes(secret));
  assert.partialDeepStrictEqual((await read())[0], {
    actor: { kind: "person", name: ADMINISTRATOR.email },
    action: "person.removed",
    target: ben.email,
    remoteAddress: "127.0.0.1",
  });
});

test("signing in, failing and signing out are written down, the password never", async () => {
  const password = "a guess that is marked 7c31";
  const sentences = await writtenBy(async () => {
    await post(server.url, "/api/sign-in", { email: "unknown@example.com", password });
    const cookie = await signIn(server.url, ADMINISTRATOR);
    await post(server.url, "/api/sign-out", {}, { cookie });
  });
  assert.deepEqual(sentences, [
    "Somebody failed to sign in as unknown@example.com",
    `${ADMINISTRATOR.email} signed in`,
    `${ADMINISTRATOR.email} signed out`,
  ]);
  const written = withDatabase(server, (db) => JSON.stringify(db.prepare("SELECT * FROM audit").all()));
  assert.ok(!written.includes("7c31"));
});

test("a payload that is opened is written down once in a while, a download each time, and for each person", async () => {
  const id = await receive('{"topic":"marked 9f02"}');
  const ben = await joinAs(server, "member");
  const page = asPage(server.url, ben.cookie);
  const body = `/api/v1/deliveries/${id}/body`;
  const sentences = await writtenBy(async () => {
    for (const path of [body, body, `${body}?download=1`, `${body}?download=1`]) await ada("GET", path);
    await page("GET", `/api/v1/deliveries/${id}`);
    await page("GET", body);
    for (let i = 0; i < 2; i++) await askApi(server.url, `/api/v1/deliveries/${id}`);
    assert.equal((await ada("GET", "/api/v1/deliveries/999999/body")).status, 404);
  });
  assert.deepEqual(sentences, [
    `${ADMINISTRATOR.email} opened delivery ${id} with its payload`,
    `${ADMINISTRATOR.email} downloaded the payload of delivery ${id}`,
    `${ADMINISTRATOR.email} downloaded the payload of delivery ${id}`,
    `${ben.email} opened delivery ${id} with its payload`,
    `The key API_KEY opened delivery ${id} with its payload`,
  ]);
  assert.ok(!withDatabase(server, (db) => JSON.stringify(db.prepare("SELECT * FROM audit").all())).includes("9f02"));
});

test("whoever is given a payload is written down, by key or session; what holds none is not", async () => {
  const id = await receive(smsBody("msg-audit").replace(`"data":{`, `"data":{"internal":"mark-5d1a",`));
  const [ben, eve] = [await joinAs(server, "member"), await joinAs(server, "viewer")];
  const delivery = `/api/v1/deliveries/${id}`;
  const texts: string[] = [];
  const sentences = await writtenBy(async () => {
    for (const path of [`${delivery}?payload=false`, `/deliveries/${id}`, "/deliveries"]) {
      for (const { cookie } of [ben, eve]) texts.push((await ask(server.url, path, { headers: { cookie } })).text);
    }
    texts.push((await asPage(server.url, eve.cookie)("GET", delivery)).text);
    assert.ok(texts.every((text) => text.includes("Camille Rousset") && !text.includes("mark-5d1a")));
    for (let i = 0; i < 2; i++) {
      assert.match((await asPage(server.url, ben.cookie)("GET", delivery)).text, /mark-5d1a/);
    }
    assert.equal((await askApi(server.url, `${delivery}?payload=no`)).status, 400);
  });
  assert.deepEqual(sentences, [`${ben.email} opened delivery ${id} with its payload`]);
});

test("a rejection that is opened, a promotion of all and a test event are written down", async () => {
  const headers = {
    "content-type": "application/json",
    ...signedHeaders({ secret: TEST_SECRET, id: newWebhookId(), body: "{}" }),
  };
  await ask(server.url, "/api/allo", { method: "POST", headers, body: "{ }" });
  const [rejection] = pageSchema(auditEntrySchema.pick({ id: true })).parse(
    (await ada("GET", "/api/v1/rejections")).json,
  ).data;
  const sentences = await writtenBy(async () => {
    await ada("GET", `/api/v1/rejections/${rejection?.id}`);
    await ask(server.url, `/rejections/${rejection?.id}`, {
      headers: { cookie: await signIn(server.url, ADMINISTRATOR) },
    });
    await ada("POST", "/api/v1/rejections/promote");
    await ada("POST", "/api/v1/test-events", {});
  });
  assert.match(
    sentences.join("\n"),
    /opened rejection \d+ with its body\n\S+ signed in\n\S+ promoted all rejections that verify, 0\n\S+ sent a test event, delivery \d+$/,
  );
});

test("a transcript is taken away as a file by those who may act, each time in the log, and its words never", async () => {
  const said = { source: "EXTERNAL", time: "2026-03-16T09:00:05.000Z", text: "The words are marked 6e20" };
  const data = { ...JSON.parse(call({ id: "cll_audit" })).data, transcriptions: [said] };
  const id = await receive(eventBody("call.completed", data));
  const silent = await receive(call({ id: "cll_silent" }));
  const [ben, eve] = [await joinAs(server, "member"), await joinAs(server, "viewer")];
  const file = `/api/v1/calls/${id}/transcript`;
  const sentences = await writtenBy(async () => {
    for (const [format, start] of Object.entries({
      txt: "Call with",
      md: "# Call with",
      srt: "1\n00:",
      vtt: "WEBVTT\n",
      json: "{\n",
    })) {
      const answer = await asPage(server.url, ben.cookie)("GET", `${file}?format=${format}`);
      assert.equal(answer.status, 200, answer.text);
      assert.ok(answer.text.startsWith(start) && answer.text.includes("marked 6e20"), answer.text);
      assert.equal(answer.headers["content-disposition"], `attachment; filename="call-${id}.${format}"`);
    }
    const headers = { cookie: ben.cookie };
    assert.equal((await ask(server.url, `${file}?format=txt`, { method: "HEAD", headers })).status, 200);
    assert.equal((await asPage(server.url, eve.cookie)("GET", `${file}?format=txt`)).status, 403);
    for (const query of ["", "?format=exe", "?format=txt&format=md"])
      assert.equal((await ada("GET", file + query)).status, 400);
    assert.equal(errorOf(await ada("GET", `/api/v1/calls/${silent}/transcript?format=txt`)).code, "no_transcript");
  });
  assert.deepEqual(
    sentences,
    ["Text", "Markdown", "SubRip captions", "WebVTT captions", "JSON"].map(
      (form) => `${ben.email} exported the transcript of call cll_audit, ${form}`,
    ),
  );
  assert.ok(!withDatabase(server, (db) => JSON.stringify(db.prepare("SELECT * FROM audit").all())).includes("6e20"));
});

test("what is said by hand of a call-back and the promotion of one rejection are written down, a note's text never", async () => {
  await receive(call({ result: "MISSED", number: "+33700112233" }));
  const waits = z.object({ data: z.array(z.object({ id: z.int(), them: z.object({ number: z.string() }) })) });
  const { data } = waits.parse((await ada("GET", "/api/v1/callbacks?limit=200")).json);
  const id = data.find(({ them }) => them.number === "+33700112233")?.id;
  const marks = `/api/v1/callbacks/${id}/marks`;
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const sentences = await writtenBy(async () => {
    const noted = await ada("POST", marks, { kind: "note", note: "marked b4d7" });
    const [mark] = z.object({ marks: z.array(z.object({ id: z.int() })) }).parse(noted.json).marks;
    await ada("DELETE", `${marks}/${mark?.id}`);
    await ada("POST", marks, { kind: "snooze", until });
    await ada("POST", marks, { kind: "done" });
    assert.equal((await ada("DELETE", `${marks}/999999`)).status, 404);
    const { id: stale } = await refuseStale();
    assert.equal((await ada("POST", `/api/v1/rejections/${stale}/promote`)).status, 200);
  });
  assert.deepEqual(
    sentences.map((sentence) => sentence.replace(/rejection \d+/, "rejection N")),
    [
      `made a note on call-back ${id}`,
      `took back a mark on call-back ${id}`,
      `put call-back ${id} off`,
      `marked call-back ${id} as done`,
      "promoted rejection N",
    ].map((deed) => `${ADMINISTRATOR.email} ${deed}`),
  );
  assert.ok(!withDatabase(server, (db) => JSON.stringify(db.prepare("SELECT * FROM audit").all())).includes("b4d7"));
});

test("the log is read page by page, and each filter fits", async () => {
  const all = await read();
  const first = auditPage.parse((await ada("GET", "/api/v1/audit?limit=3")).json);
  const second = auditPage.parse((await ada("GET", `/api/v1/audit?limit=3&cursor=${first.nextCursor}`)).json);
  assert.deepEqual([...first.data, ...second.data], all.slice(0, 6));
  const failed = await read("&what=sign_in_failed");
  assert.deepEqual(new Set(failed.map(({ actor }) => actor.name)), new Set(["nobody"]));
  const people = await read(`&what=people&who=${encodeURIComponent(ADMINISTRATOR.email)}`);
  assert.ok(people.length >= 5 && people.every(({ actor }) => actor.name === ADMINISTRATOR.email));
  assert.ok(people.every(({ action }) => /^(invitation|role|person|reset_link)\./.test(action)));
  const middle = all[Math.floor(all.length / 2)]?.at ?? "";
  const [later, earlier] = [await read(`&from=${middle}`), await read(`&to=${middle}`)];
  assert.equal(later.length + earlier.length, all.length);
  assert.ok(later.every(({ at }) => at >= middle) && earlier.every(({ at }) => at < middle));
  assert.deepEqual(await read("&what=nothing.of.the.kind"), []);
  assert.match(errorOf(await ada("GET", "/api/v1/audit?from=yesterday")).message, /from must be an ISO 8601 time/);
  const actors = actorsSchema.parse((await ada("GET", "/api/v1/audit/actors")).json).data;
  for (const name of [ADMINISTRATOR.email, "API_KEY", "nobody", "ADMIN_EMAIL"]) assert.ok(actors.includes(name), name);
});

test("the export holds the same entries as a table that no spreadsheet runs, and is written down", async () => {
  const email = "=cmd|'/C calc'!A0, \"x\"";
  await post(server.url, "/api/sign-in", { email, password: "whatever it may be" });
  const answer = await ada("GET", "/api/v1/audit.csv?what=sign_in_failed");
  assert.match(answer.headers["content-type"] ?? "", /^text\/csv/);
  assert.match(answer.headers["content-disposition"] ?? "", /^attachment; filename="audit.csv"$/);
  const [header, newest] = answer.text.split("\r\n");
  assert.equal(header, "id,time,who,kind,action,target,detail,address,sentence");
  assert.ok(newest?.includes(`,sign_in_failed,"'=cmd|'/C calc'!A0, ""x""",,127.77.`), newest);
  assert.equal(answer.text.trimEnd().split("\r\n").length - 1, (await read("&what=sign_in_failed")).length);
  assert.equal((await read())[0]?.sentence, `${ADMINISTRATOR.email} exported the audit log, what sign_in_failed`);
});

test("a long log is exported whole", async () => {
  withDatabase(server, (db) => {
    db.exec("BEGIN");
    const add = db.prepare(
      "INSERT INTO audit (at, action, actor_kind, actor_name, target) VALUES (?, 'signed_in', 'person', 'many@example.com', ?)",
    );
    for (let i = 0; i < 1_700; i++) add.run(Date.now(), String(i));
    db.exec("COMMIT");
  });
  const answer = await ask(server.url, "/api/v1/audit.csv?who=many%40example.com", { headers: withKey });
  const rows = answer.text.trimEnd().split("\r\n").slice(1);
  assert.deepEqual(
    rows.map((row) => row.split(",")[5]),
    Array.from({ length: 1_700 }, (_, i) => String(1_699 - i)),
  );
});

test("nobody but administrators reads the log", async () => {
  const ben = await joinAs(server, "member");
  for (const path of ["/api/v1/audit", "/api/v1/audit.csv", "/api/v1/audit/actors"]) {
    assert.equal((await asPage(server.url, ben.cookie)("GET", path)).status, 403, path);
    assert.equal((await ask(server.url, path)).status, 401, path);
  }
});

test("what cannot be written down is not done", async (t) => {
  const ben = await joinAs(server, "member");
  const { id } = await personOf(ada, ben.email);
  const key = newKeySchema.parse((await ada("POST", "/api/v1/keys", { name: "unwritten", scope: "read" })).json);
  const token = await inviteOver(ada, "unwritten@example.com");
  const invitation = invitationsSchema
    .parse((await ada("GET", "/api/v1/invitations")).json)
    .data.find(({ email }) => email === "unwritten@example.com");
  const sql = "CREATE TRIGGER unwritten BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'unwritten'); END";
  withDatabase(server, (db) => db.exec(sql));
  t.after(() => withDatabase(server, (db) => db.exec("DROP TRIGGER IF EXISTS unwritten")));
  const count = () => withDatabase(server, (db) => db.prepare("SELECT count(*) n FROM links").get()?.n);
  const links = count();
  for (const [method, path, body] of [
    ["PATCH", `/api/v1/people/${id}`, { role: "administrator" }],
    ["DELETE", `/api/v1/people/${id}`],
    ["POST", `/api/v1/people/${id}/reset-link`],
    ["POST", "/api/v1/invitations", { email: "unwritten@example.com", role: "administrator" }],
    ["DELETE", `/api/v1/invitations/${invitation?.id}`],
    ["DELETE", `/api/v1/keys/${key.id}`],
    ["POST", "/api/v1/keys", { name: "never written", scope: "read" }],
  ] as const) {
    const answer = await ada(method, path, body);
    assert.deepEqual([answer.status, errorOf(answer).code], [500, "failed"], `${method} ${path}`);
  }
  assert.equal(count(), links);
  withDatabase(server, (db) => db.exec("DROP TRIGGER unwritten"));
  assert.equal((await personOf(ada, ben.email)).role, "member");
  assert.doesNotMatch((await ada("GET", "/api/v1/keys")).text, /never written/);
  assert.equal((await ask(server.url, "/api/v1/me", { headers: { authorization: `Bearer ${key.key}` } })).status, 200);
  assert.equal((await acceptLink(server.url, token, "unwritten@example.com")).status, 200);
});
