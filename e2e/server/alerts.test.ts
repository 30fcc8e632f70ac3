import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Webhook } from "standardwebhooks";
import * as contract from "#e2e/harness/api-contract.ts";
import { askApi, errorOf } from "#e2e/harness/ask.ts";
import { acknowledgement, deliveryOf, eventually } from "#e2e/harness/deliveries.ts";
import { message } from "#e2e/harness/events.ts";
import { type MailServer, startMailServer } from "#e2e/harness/mail-server.ts";
import { openReceiver } from "#e2e/harness/receiver.ts";
import { deliver, newWebhookId, TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer, type TestServer } from "#e2e/harness/server.ts";
import { withDatabase } from "#e2e/harness/visitors.ts";
import {
  alertChannelSchema,
  alertChannelsSchema,
  alertPageSchema,
  alertRulesSchema,
  alertTestSchema,
} from "#lib/api/alerts.ts";
import { auditEntrySchema } from "#lib/api/audit.ts";
import { pageSchema } from "#lib/api/page.ts";

const HOUR = 3_600_000;

let server: TestServer;
let mail: MailServer;

before(async () => {
  mail = await startMailServer();
  server = await startServer({
    env: {
      ALLO_WEBHOOK_SECRET: TEST_SECRET,
      OUTBOUND_ALLOW: "127.0.0.1/32",
      BASE_URL: "http://inbox.example.com",
      SMTP_URL: mail.url,
      ALERT_FROM: "Our inbox <alerts@example.com>",
    },
  });
});
after(async () => {
  await server.stop();
  await mail.stop();
});

function api(method: string, path: string, body?: unknown) {
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  return askApi(server.url, `/api/v1${path}`, { method, ...json });
}

async function makeChannel(choice: object) {
  const answer = await api("POST", "/alerts/channels", choice);
  assert.equal(answer.status, 201, answer.text);
  return alertChannelSchema.parse(answer.json);
}

test("who waits for a call is said to each channel, without who it is, and kept with what became of it", async (t) => {
  const [slack, hook] = [await openReceiver(t), await openReceiver(t)];
  // Paused, so that it gets the alert alone.
  const choice = { url: hook.url, description: "Our script", paused: true };
  const endpoint = contract.endpoint.parse((await api("POST", "/endpoints", choice)).json);
  const secretPart = "/services/T0/B0/secret-part";
  const channels = [
    await makeChannel({ kind: "slack", name: "Team", url: `http://${slack.host}${secretPart}` }),
    await makeChannel({ kind: "endpoint", endpointId: endpoint.id }),
    await makeChannel({ kind: "email", addresses: ["ops@example.com", "boss@example.com"] }),
  ];
  assert.deepEqual(
    channels.map(({ label, host, problem }) => [label, host, problem]),
    [
      ["Team", slack.host, null],
      ["Our script", null, null],
      ["ops@example.com, boss@example.com", null, null],
    ],
  );
  withDatabase(server, (db) => {
    const kept = JSON.stringify(db.prepare("select * from alert_channels").all());
    assert.doesNotMatch(kept, /secret-part/, "encrypted at rest");
  });

  for (const { id, kind } of channels) {
    const tested = alertTestSchema.parse((await api("POST", `/alerts/channels/${id}/test`)).json);
    assert.partialDeepStrictEqual(tested, { ok: true, status: kind === "email" ? 250 : 200, error: null });
  }
  slack.answers(404);
  const refused = alertTestSchema.parse((await api("POST", `/alerts/channels/${channels[0]?.id}/test`)).json);
  assert.partialDeepStrictEqual(refused, { ok: false, status: 404, responseBody: "answered with 404" });
  slack.answers(200);
  const written = pageSchema(auditEntrySchema).parse((await api("GET", "/audit?what=alert_channel.tested")).json);
  assert.deepEqual(
    written.data.map(({ target }) => target).reverse(),
    [...channels, ...channels.slice(0, 1)].map(({ id }) => String(id)),
  );

  const body = message({ from: "Hidden Caller", number: "+33639989999", happenedAt: new Date(Date.now() - 5 * HOUR) });
  const { id } = acknowledgement.parse(await (await deliver(server.url, TEST_SECRET, newWebhookId(), body)).json());
  await deliveryOf(server.url, id);
  // Its lag would be another alert, and changing a rule has everything looked at.
  const rules = { late: { enabled: false }, disk: { enabled: false }, callbacks: { threshold: 3 } };
  assert.equal((await api("PATCH", "/alerts/rules", rules)).status, 200);

  const text = "1 person waits for a call back for over 3 hours, the longest for 5 hours.";
  const [, , inSlack] = await slack.until(3);
  const [, inHook] = await hook.until(2);
  const [, inMail] = await mail.until(2);
  assert.ok(inSlack && inHook && inMail);
  assert.match(inSlack.body, new RegExp(`${text}.*<http://inbox.example.com/callbacks\\|`));
  assert.equal(inSlack.headers["content-type"], "application/json");
  new Webhook(endpoint.secret ?? "").verify(inHook.body, inHook.headers);
  assert.partialDeepStrictEqual(JSON.parse(inHook.body), {
    type: "alert.opened",
    data: { rule: "callbacks", text, url: "http://inbox.example.com/callbacks" },
  });
  assert.deepEqual([inMail.from, inMail.to], ["alerts@example.com", ["ops@example.com", "boss@example.com"]]);
  assert.match(inMail.text, /^From: Our inbox <alerts@example\.com>\r$/m);
  for (const said of [inSlack.body, inHook.body, inMail.text]) assert.doesNotMatch(said, /Hidden|9999|bike/);

  const list = await eventually(
    async () => alertPageSchema.parse((await api("GET", "/alerts")).json).data,
    ([newest]) => newest?.sends.every(({ state }) => state === "sent") === true,
  );
  assert.partialDeepStrictEqual(list[0], { kind: "opened", rule: "callbacks", text, subject: null });
  assert.deepEqual(
    list[0]?.sends.map(({ channel, state, tries }) => [channel, state, tries]),
    channels.map(({ label }) => [label, "sent", 1]),
  );
  const [callbacks] = alertRulesSchema
    .parse((await api("GET", "/alerts/rules")).json)
    .data.filter(({ rule }) => rule === "callbacks");
  assert.deepEqual([callbacks?.threshold, callbacks?.open.map((one) => one.text)], [3, [text]]);
  assert.doesNotMatch((await api("GET", "/alerts/channels")).text, /secret-part/);
});

test("channels are changed and removed, each refusal says the cure, and all of it is written down", async () => {
  const since = new Date().toISOString();
  const { id } = await makeChannel({ kind: "email", addresses: ["a@example.com"] });
  const path = `/alerts/channels/${id}`;
  const changed = await api("PATCH", path, { name: "Night watch", addresses: ["b@example.com", "b@example.com"] });
  assert.partialDeepStrictEqual(alertChannelSchema.parse(changed.json), {
    label: "Night watch",
    addresses: ["b@example.com"],
  });
  assert.equal((await api("PATCH", "/alerts/rules", { disk: { channels: [id], remind: true } })).status, 200);
  for (const [method, where, body, words] of [
    ["POST", "/alerts/channels", { kind: "pager" }, /kind must be endpoint, slack, email/],
    ["POST", "/alerts/channels", { kind: "slack", url: "http://10.0.0.1/x" }, /url: 10\.0\.0\.1 .*OUTBOUND_ALLOW/],
    ["POST", "/alerts/channels", { kind: "email", addresses: ["a@b, c@d"] }, /e-mail addresses only/],
    ["POST", "/alerts/channels", { kind: "endpoint", endpointId: 999 }, /no endpoint with this id/],
    ["PATCH", path, { url: "https://example.com" }, /url is not a parameter/],
    ["PATCH", "/alerts/rules", { disk: { threshold: 100 } }, /disk\.threshold must be a whole number from 50 to 99/],
    ["PATCH", "/alerts/rules", { disabling: { threshold: 1 } }, /this alert has none/],
    ["PATCH", "/alerts/rules", { disk: { channels: [999] } }, /no channel 999/],
  ] as const) {
    const answer = await api(method, where, body);
    assert.equal(answer.status, 400, answer.text);
    assert.match(errorOf(answer).message, words);
  }
  assert.equal((await api("DELETE", path)).status, 200);
  assert.equal((await api("DELETE", path)).status, 404);
  assert.equal((await api("POST", `${path}/test`)).status, 404);
  const { data } = alertRulesSchema.parse((await api("GET", "/alerts/rules")).json);
  assert.deepEqual(data.find(({ rule }) => rule === "disk")?.channels, [], "a channel that is gone is told nothing");
  assert.equal(alertChannelsSchema.parse((await api("GET", "/alerts/channels")).json).mailFrom, "alerts@example.com");
  const audit = pageSchema(auditEntrySchema).parse((await api("GET", `/audit?what=alerts&from=${since}`)).json);
  assert.deepEqual(audit.data.map(({ sentence }) => sentence).reverse(), [
    `The key API_KEY made alert channel ${id}, email`,
    `The key API_KEY changed name, addresses of alert channel ${id}`,
    "The key API_KEY changed channels, remind of the alert disk",
    `The key API_KEY removed alert channel ${id}`,
  ]);
});
