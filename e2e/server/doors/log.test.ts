import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask } from "#e2e/harness/ask.ts";
import { acknowledgement } from "#e2e/harness/deliveries.ts";
import { call, contact, eventBody } from "#e2e/harness/events.ts";
import { newWebhookId, signedHeaders, smsBody, TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer, type TestServer } from "#e2e/harness/server.ts";
import {
  ADMINISTRATOR,
  invite,
  joinAs,
  makeKey,
  signIn,
  WITH_ADMINISTRATOR,
  withDatabase,
} from "#e2e/harness/visitors.ts";
import { DOORS } from "#e2e/server/doors/door-table.ts";
import { alertChannelSchema, alertTestSchema } from "#lib/api/alerts.ts";
import { endpointSchema } from "#lib/api/endpoint.ts";

const API_KEY = "mark-api-key-0123456789abcdef0123456789";
const LEGACY = "mark-legacy-token-0123456789";
const SECRET_KEY = "mark-secret-key-0123456789abcdef0123456789";
const CONTENT = "mark-content-of-a-message";
const HEADER = "mark-header-value";
const SAID = "mark-words-in-a-call";
const LINK = "mark-link-to-audio";
const CONTACT = "mark-name-of-a-contact";
const NOTE = "mark-note";
const TYPED = "mark-typed-password";
/** What somebody says of an endpoint, in parts that each have to stay out of the log. */
const ENDPOINT = {
  url: "http://127.0.0.1:9/mark-path-of-an-endpoint?token=mark-query-of-an-endpoint",
  description: "mark-description-of-an-endpoint",
  headers: [["x-key", "mark-header-of-an-endpoint"]],
};
/** Where alerts go, and the mail server by which. Nothing answers there. */
const CHANNELS = [
  { kind: "slack", name: "mark-name-of-a-channel", url: "http://127.0.0.1:9/mark-path-of-a-channel" },
  { kind: "email", addresses: ["mark-address-of-a-channel@example.com"] },
];
const MAIL = {
  SMTP_URL: "smtp://mark-user-of-mail:mark-password-of-mail@127.0.0.1:9",
  ALERT_FROM: "mark-sender-of-mail@example.com",
};

let server: TestServer;
/** What must not stand in the log. */
const marks: string[] = [
  API_KEY,
  LEGACY,
  SECRET_KEY,
  CONTENT,
  HEADER,
  SAID,
  LINK,
  CONTACT,
  NOTE,
  TYPED,
  "-of-an-endpoint",
  "-of-a-channel",
  "-of-mail",
  "-of-a-key",
];
/** A call that waits for an answer, and a contact. */
let callId: number;
let contactId: number;
let endpointId: number;
let channelId: number;

before(async () => {
  const env = {
    ...{ ...WITH_ADMINISTRATOR, API_KEY, ALLO_LEGACY_TOKEN: LEGACY, SECRET_KEY },
    ...{ ...MAIL, OUTBOUND_ALLOW: "127.0.0.1:9" },
  };
  server = await startServer({ env: { ...env, ALLO_WEBHOOK_SECRET: TEST_SECRET } });
  marks.push(TEST_SECRET.slice(6), ADMINISTRATOR.email, ADMINISTRATOR.password);
  marks.push("+33639980142", "639980142", "Camille", "nora@example.net");
});
after(() => server.stop());

test("nothing personal or secret stands in the log, whatever was asked and whatever broke", async () => {
  const member = await joinAs(server, "member");
  const cookie = await signIn(server.url, ADMINISTRATOR);
  const token = await invite(server, "viewer", "mark-invited@example.com");
  const { key } = await makeKey(server, "read");
  marks.push(
    member.email,
    member.password,
    "mark-invited",
    token,
    key,
    ...valuesOf(cookie),
    ...valuesOf(member.cookie),
  );

  await sendOfEachKind();
  await askEverything(cookie, token);
  withDatabase(server, (db) => db.exec("ALTER TABLE readings RENAME TO readings_gone"));
  await sendOfEachKind();
  const statuses = await askEverything(cookie, token);
  assert.ok(
    statuses.some((status) => status >= 500),
    "something broke, so that there was something to log",
  );
  withDatabase(server, (db) => db.exec("ALTER TABLE readings_gone RENAME TO readings"));

  const output = server.output();
  for (const mark of marks) assert.ok(!output.includes(mark), `the log holds ${mark}`);
  const lines = output.slice(output.indexOf("Secrets in use")).split("\n").slice(1);
  const entries = lines.filter((line) => line !== "").map((line) => JSON.parse(line));
  assert.ok(entries.length > 0, "what broke was logged");
  assert.ok(entries.every(({ level, time }) => typeof level === "number" && !Number.isNaN(Date.parse(time))));
});

test("a one-time link has its token where no server sees it", async () => {
  const answer = await ask(server.url, "/api/v1/invitations", {
    method: "POST",
    headers: { authorization: `Bearer ${API_KEY}`, "content-type": "application/json" },
    body: JSON.stringify({ email: "another@example.com", role: "viewer" }),
  });
  assert.match(answer.text, /\/welcome#[\w-]{43}"/);
});

/** Makes an endpoint that nothing answers at. */
async function makeEndpoint(): Promise<void> {
  const { json, status } = await ask(server.url, "/api/v1/endpoints", {
    method: "POST",
    headers: { authorization: `Bearer ${API_KEY}` },
    body: JSON.stringify(ENDPOINT),
  });
  assert.equal(status, 201);
  const { id, secret } = endpointSchema.parse(json);
  endpointId = id;
  marks.push(secret?.slice(6) ?? "");
}

/** Makes channels of alerts and says something over each, in vain. */
async function makeChannels(): Promise<void> {
  const headers = { authorization: `Bearer ${API_KEY}` };
  for (const channel of CHANNELS) {
    const channels = "/api/v1/alerts/channels";
    const body = JSON.stringify(channel);
    const made = await ask(server.url, channels, { method: "POST", headers, body });
    assert.equal(made.status, 201, made.text);
    channelId = alertChannelSchema.parse(made.json).id;
    const tested = await ask(server.url, `${channels}/${channelId}/test`, { method: "POST", headers });
    assert.equal(alertTestSchema.parse(tested.json).ok, false);
  }
}

async function sendOfEachKind(): Promise<void> {
  await makeEndpoint();
  await makeChannels();
  const body = smsBody("msg-1", CONTENT);
  const broken = `{"topic":"sms.received","data":"${CONTENT}`;
  for (const text of [body, broken, `{"topic":"${CONTENT}"}`]) await store(text);
  const said = {
    internal: SAID,
    summary: SAID,
    transcriptions: [{ source: "EXTERNAL", text: SAID }],
    recording_url: `http://127.0.0.1:9/${LINK}.mp3?signature=${LINK}`,
  };
  callId = await store(
    eventBody("call.completed", { ...JSON.parse(call({ result: "MISSED", from: SAID })).data, ...said }),
  );
  contactId = await store(contact({ first: CONTACT, emails: [`${CONTACT}@example.com`], numbers: ["+33700112233"] }));
  await ask(server.url, "/api/allo", { method: "POST", headers: { "x-trace": HEADER }, body });
  await ask(server.url, `/api/allo/${LEGACY}`, { method: "POST", headers: { "x-trace": HEADER }, body });
  await ask(server.url, `/api/allo/${LEGACY}x`, { method: "POST", body });
}

async function store(text: string): Promise<number> {
  const headers = { ...signedHeaders({ id: newWebhookId(), body: text }), "x-trace": HEADER };
  const { json } = await ask(server.url, "/api/allo", { method: "POST", headers, body: text });
  return acknowledgement.parse(json).id;
}

/** Every door, in ways that pass and in ways that fail; gives the statuses. */
async function askEverything(cookie: string, token: string): Promise<number[]> {
  const statuses: number[] = [];
  const bodies = [
    { email: ADMINISTRATOR.email, password: TYPED },
    { token, email: "mark-invited@example.com", password: TYPED, name: "mark-invited" },
    { present: TYPED, next: TYPED },
    { code: TYPED },
    { kind: "note", note: NOTE },
    ENDPOINT,
    `{"password":"${TYPED}`,
  ];
  /** Where the table's own would lead to nothing that is there, or would say nothing. */
  const own: Record<string, unknown> = {
    "PATCH /api/v1/alerts/channels/[id]": { name: "mark-name-of-a-channel" },
    "PATCH /api/v1/alerts/rules": { disk: { threshold: 50 } },
    "POST /api/v1/deliveries/[id]/replay": { endpointId },
    "POST /api/v1/invitations": { email: "mark-invited-too@example.com", role: "viewer" },
    "POST /api/v1/keys": { name: "mark-name-of-a-key", scope: "read" },
  };
  for (const [name, door] of Object.entries(DOORS)) {
    const [method = "", pattern = ""] = name.split(" ");
    const path = (door.path ?? pattern)
      .replace("REJECTION", "1")
      .replace("/calls/999999", `/calls/${callId}`)
      .replace("/contacts/999", `/contacts/${contactId}`)
      .replace("/endpoints/999", `/endpoints/${endpointId}`)
      .replace("/channels/999", `/channels/${channelId}`)
      .replace("/forwards/999", "/forwards/1");
    if (path.endsWith("/live") || path.includes("sign-out") || path.includes("revoke-")) continue;
    const send = async (badge: Record<string, string>, query: string, body?: unknown): Promise<number> => {
      const headers = { origin: server.url, "content-type": "application/json", "x-trace": HEADER, ...badge };
      const text = typeof body === "string" ? body : JSON.stringify(body);
      const question = { method, headers, ...(text === undefined ? {} : { body: text }) };
      const { status } = await ask(server.url, `${path}${query}`, question);
      statuses.push(status);
      return status;
    };
    const taken = own[name] ?? door.body;
    const asked = method === "GET" ? [undefined] : [...bodies, ...(taken === undefined ? [] : [taken])];
    const query = method === "GET" ? `?q=${CONTENT}&then=/${CONTENT}` : "";
    // What becomes of a body is the same for whoever may send it.
    for (const key of [API_KEY, TYPED]) await send({ authorization: `Bearer ${key}` }, query, asked[0]);
    for (const body of asked) await send({ cookie }, query, body);
    // Most take no words.
    if (method === "GET" && (await send({ cookie }, `?q=${SAID}`)) === 400) await send({ cookie }, "");
  }
  return statuses;
}

function valuesOf(cookies: string): string[] {
  return cookies.split("; ").map((cookie) => cookie.slice(cookie.indexOf("=") + 1));
}
