import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask } from "#e2e/harness/ask.ts";
import { acknowledgement, eventually, rejectionPage } from "#e2e/harness/deliveries.ts";
import { call as completedCall, contact, eventBody, ring } from "#e2e/harness/events.ts";
import { newWebhookId, signedHeaders, smsBody, TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer, type TestServer } from "#e2e/harness/server.ts";
import { openStream } from "#e2e/harness/stream.ts";
import { joinAs, WITH_ADMINISTRATOR, withDatabase } from "#e2e/harness/visitors.ts";
import { DOORS } from "#e2e/server/doors/door-table.ts";
import { deliverySchema } from "#lib/api/delivery.ts";
import { endpointSchema } from "#lib/api/endpoint.ts";

const API_KEY = "0123456789abcdef0123456789abcdef";
const WORDS = "Is my bike ready?";

/** What somebody without the right `raw` must never get, wherever it is asked for. */
const HIDDEN_FROM_VIEWERS = {
  "a field of the payload that no page knows": "mark-payload-31f0",
  "the link of a recording": "mark-link-4be0",
  "the value of a header": "mark-header-9c2e",
  "a refused body": "mark-refused-77ab",
  "the value of a refused header": "mark-refused-header-52d1",
  "the address of an endpoint": "mark-endpoint-18c4",
};

/** Whoever has Allo's link to a recording can hear it, so it is in no answer but the payload itself. */
const LINK = "mark-storage-6e1f";

/** What nobody must ever get. */
const HIDDEN_FROM_ALL = {
  "the webhook secret": TEST_SECRET.replace("whsec_", ""),
  API_KEY,
  "a header for an endpoint": "mark-endpoint-header-90a7",
  /** Told when it is made. */
  "the secret of an endpoint": "",
};

/** Next's own ways to ask for a page, or for a part of it. */
const WAYS: Record<string, Record<string, string>> = {
  "as a page": {},
  "as data": { rsc: "1" },
  "as a prefetch": { rsc: "1", "next-router-prefetch": "1" },
  "as a segment": { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  "as a fetch that skips the middleware": { "x-middleware-subrequest": "middleware", "x-nextjs-data": "1" },
};

let server: TestServer;
let deliveryId: number;
/** The delivery that completed a call, and one that told of a contact. */
let callId: number;
let contactId: number;
let rejectionId: number;
let endpointId: number;
let cookies: Record<"viewer" | "member", string>;

before(async () => {
  const env = { ...WITH_ADMINISTRATOR, API_KEY, ALLO_WEBHOOK_SECRET: TEST_SECRET, RECORDINGS: "proxy" };
  server = await startServer({ env });
  cookies = { viewer: (await joinAs(server, "viewer")).cookie, member: (await joinAs(server, "member")).cookie };
  const extra = HIDDEN_FROM_VIEWERS["a field of the payload that no page knows"];
  const link = `https://storage.example/${HIDDEN_FROM_VIEWERS["the link of a recording"]}`;
  const body = smsBody("msg-1", WORDS).replace(`"data":{`, `"data":{"internal":"${extra}","recording_url":"${link}",`);
  const trace = { "x-trace": HIDDEN_FROM_VIEWERS["the value of a header"] };
  const stored = await send(body, { ...signedHeaders({ id: newWebhookId(), body }), ...trace });
  deliveryId = acknowledgement.parse(stored.json).id;
  const said = { source: "EXTERNAL", text: WORDS };
  const call = { recording_url: `http://127.0.0.1:9/${LINK}.mp3`, internal: extra, transcriptions: [said] };
  callId = await store("call.completed", {
    ...JSON.parse(completedCall({ id: "cll_1", result: "MISSED" })).data,
    ...call,
  });
  await store("call.received", { ...JSON.parse(ring()).data, internal: extra });
  contactId = await store("contact.created", JSON.parse(contact({ numbers: ["+33700112233"] })).data);
  await send(`{"words":"${HIDDEN_FROM_VIEWERS["a refused body"]}"}`, {
    "x-trace": HIDDEN_FROM_VIEWERS["the value of a refused header"],
  });
  endpointId = await makeEndpoint();
  const kept = await eventually(
    () => ask(server.url, "/api/v1/rejections", { headers: { cookie: cookies.member } }),
    ({ text }) => text.includes('"id"'),
  );
  rejectionId = rejectionPage.parse(kept.json).data[0]?.id ?? 0;
});
after(() => server.stop());

for (const [way, headers] of Object.entries(WAYS)) {
  test(`nobody gets a word of what came by asking ${way}`, async () => {
    for (const [path, text] of await everyAnswer(headers)) {
      assertHolds(text, path, { WORDS, ...HIDDEN_FROM_VIEWERS, ...HIDDEN_FROM_ALL }, false);
    }
  });

  test(`a viewer gets what deliveries say, and nothing raw, by asking ${way}`, async () => {
    const answers = await everyAnswer({ ...headers, cookie: cookies.viewer });
    for (const [path, text] of answers) {
      assertHolds(text, path, { ...HIDDEN_FROM_VIEWERS, ...HIDDEN_FROM_ALL, "the link of a call": LINK }, false);
    }
    assertHolds(answers.map(([, text]) => text).join("\n"), "all of them together", { WORDS }, true);
  });
}

test("a member gets all of it but the secrets, so the search is able to find it", async () => {
  const answers = await everyAnswer({ cookie: cookies.member });
  const all = answers.map(([, text]) => text).join("\n");
  assertHolds(all, "all answers together", { WORDS, ...HIDDEN_FROM_VIEWERS }, true);
  for (const [path, text] of answers)
    assertHolds(text, path, { ...HIDDEN_FROM_ALL, "the link of a call": LINK }, false);
  assert.equal(await status(`/api/v1/calls/${callId}`), 200);
  assert.equal(
    await status(`/api/v1/calls/${callId}/recording`),
    502,
    "the link leads nowhere, and says so without itself",
  );
  const { text } = await ask(server.url, `/api/v1/deliveries/${callId}`, { headers: { cookie: cookies.member } });
  assertHolds(text, "the payload", { "the link of a call": LINK }, true);
});

test("a delivery is to a viewer what it is to a member, but for payload, headers and hashes of the body", async () => {
  const [seen, whole] = await Promise.all(
    [cookies.viewer, cookies.member].map((cookie) =>
      ask(server.url, `/api/v1/deliveries/${deliveryId}`, {
        headers: { cookie: cookie, "user-agent": "of the visitor" },
      }),
    ),
  );
  const member = deliverySchema.parse(whole?.json);
  assert.ok(member.headers.length > 0 && member.payload !== null);
  const attemptLog = member.attemptLog.map((attempt) => ({ ...attempt, bodySha256: "" }));
  assert.deepEqual(seen?.json, { ...member, headers: [], payload: null, attemptLog });
  assert.match(member.attemptLog[0]?.bodySha256 ?? "", /^[0-9a-f]{64}$/);
  assert.partialDeepStrictEqual(member.attemptLog, [{ remoteAddress: "127.0.0.1", userAgent: null }]);
});

test("a viewer's live stream tells of deliveries, and not of rejections", async () => {
  const [viewing, reading] = await Promise.all(
    [cookies.viewer, cookies.member].map((cookie) => openStream(`${server.url}/api/v1/live`, { cookie })),
  );
  await send(`{"words":"${HIDDEN_FROM_VIEWERS["a refused body"]}"}`, {});
  await reading?.until("event: rejection");
  const body = smsBody("msg-2", "The second one");
  await send(body, signedHeaders({ id: newWebhookId(), body }));
  const text = await viewing?.until("event: delivery");
  assert.doesNotMatch(text ?? "", /event: rejection/);
  viewing?.close();
  reading?.close();
});

test("a viewer who is made a member sees more at once, and one who is taken off sees nothing", async () => {
  const { cookie, email } = await joinAs(server, "viewer");
  const body = `/api/v1/deliveries/${deliveryId}/body`;
  const seen = async () => (await ask(server.url, body, { headers: { cookie } })).status;
  assert.equal(await seen(), 403);
  change("UPDATE users SET role = 'member' WHERE email = ?", email);
  assert.equal(await seen(), 200);
  change("DELETE FROM users WHERE email = ?", email);
  assert.equal(await seen(), 401);
});

function change(sql: string, email: string): void {
  withDatabase(server, (db) => db.prepare(sql).run(email));
}

async function store(topic: string, data: unknown): Promise<number> {
  const body = eventBody(topic, data);
  return acknowledgement.parse((await send(body, signedHeaders({ id: newWebhookId(), body }))).json).id;
}

/** Off, so that nothing is sent there. */
async function makeEndpoint(): Promise<number> {
  const url = `https://receiver.invalid/${HIDDEN_FROM_VIEWERS["the address of an endpoint"]}`;
  const headers = [["x-key", HIDDEN_FROM_ALL["a header for an endpoint"]]];
  const { json } = await ask(server.url, "/api/v1/endpoints", {
    method: "POST",
    headers: { authorization: `Bearer ${API_KEY}` },
    body: JSON.stringify({ url, headers, enabled: false }),
  });
  const { id, secret } = endpointSchema.parse(json);
  HIDDEN_FROM_ALL["the secret of an endpoint"] = secret ?? "";
  return id;
}

async function status(path: string): Promise<number> {
  return (await ask(server.url, path, { headers: { cookie: cookies.member } })).status;
}

function send(body: string, headers: Record<string, string>) {
  return ask(server.url, "/api/allo", { method: "POST", headers, body });
}

/** What every page and every reading route of the API answers, with its path. */
async function everyAnswer(headers: Record<string, string>): Promise<[path: string, text: string][]> {
  const paths = Object.entries(DOORS)
    .filter(([name]) => name.startsWith("GET ") && !name.endsWith("/live"))
    .map(([name, { path = name.slice("GET ".length) }]) =>
      path
        .replace("REJECTION", String(rejectionId))
        .replace("/deliveries/1", `/deliveries/${deliveryId}`)
        .replace("/calls/999999", `/calls/${callId}`)
        .replace("/contacts/999", `/contacts/${contactId}`)
        .replace("/endpoints/999", `/endpoints/${endpointId}`),
    );
  paths.push(...["/deliveries?q=camille", "/calls?q=camille", "/api/v1/search?q=camille"]);
  if (!headers.cookie?.includes(cookies.member)) paths.push(`/deliveries/${callId}`, `/api/v1/deliveries/${callId}`);
  const answers: [string, string][] = [];
  for (const path of paths) answers.push([path, await textOf(path, headers)]);
  return answers;
}

/** All that is sent on the way to the last answer: Next sends a request for data on to an address with a checksum in it. */
async function textOf(path: string, headers: Record<string, string>, hops = 3): Promise<string> {
  const answer = await ask(server.url, path, { headers });
  const { location } = answer.headers;
  return location === undefined || hops === 0
    ? answer.text
    : `${answer.text}\n${await textOf(location, headers, hops - 1)}`;
}

function assertHolds(text: string, where: string, marks: Record<string, string>, wanted: boolean): void {
  for (const [what, mark] of Object.entries(marks)) {
    assert.equal(text.includes(mark), wanted, `${where} ${wanted ? "lacks" : "holds"} ${what}`);
  }
}
