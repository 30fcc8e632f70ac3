import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { sendMail } from "#lib/server/health/alerts/send-mail.ts";
import type { MailSettings } from "#lib/server/mail-settings.ts";
import { selfSigned } from "#lib/server/outbound/testing/certificate.ts";

const mail = { subject: "[Allo Inbox] Alert: Söhne fails", text: "It fails.\n" };

/** A mail server on loopback, and the settings that lead to it; `taken` is what it was given. */
async function mailServer(t: TestContext, options: SMTPServerOptions = {}) {
  const taken: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    onAuth: (_login, _session, callback) => callback(new Error("Wrong user or password")),
    async onData(stream, _session, callback) {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(Buffer.from(chunk));
      taken.push(Buffer.concat(chunks).toString("utf8"));
      callback(null);
    },
    ...options,
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => new Promise<void>((resolve) => server.close(resolve)));
  const address = server.server.address();
  assert.ok(address !== null && typeof address !== "string");
  const from = { name: "Allo Inbox", address: "alerts@example.com" };
  const settings: MailSettings = { host: "127.0.0.1", port: address.port, tls: "none", login: null, from };
  const send = (change: Partial<MailSettings> = {}, to = ["ops@example.com"]) =>
    sendMail({ ...settings, ...change }, to, mail, "alert_1_2", Date.now);
  return { send, taken };
}

const withoutTls = { hideSTARTTLS: true, disabledCommands: ["STARTTLS"] };

test("a mail says who it is from and for, under an id that stays", async (t) => {
  const { send, taken } = await mailServer(t, withoutTls);
  const outcome = await send({}, ["ops@example.com", "boss@example.com"]);
  assert.partialDeepStrictEqual(outcome, { status: 250, error: null, address: "127.0.0.1" });
  assert.match(taken[0] ?? "", /^From: Allo Inbox <alerts@example\.com>\r$/m);
  assert.match(taken[0] ?? "", /^To: ops@example\.com, boss@example\.com\r$/m);
  assert.match(taken[0] ?? "", /^Message-ID: <alert_1_2@example\.com>\r$/m);
  assert.match(taken[0] ?? "", /^Subject: =\?UTF-8\?/m);
  assert.match(taken[0] ?? "", /It fails\./);
});

test("where TLS is asked for, nothing is said without it, nor to a server that nobody vouches for", async (t) => {
  const plain = await mailServer(t, withoutTls);
  const refused = await plain.send({ tls: "required" });
  assert.partialDeepStrictEqual(refused, { status: 500, errorClass: "etls" });
  const unknown = await mailServer(t, selfSigned("localhost"));
  const untrusted = await unknown.send({ tls: "required" });
  assert.equal(untrusted.status, null);
  assert.match(untrusted.error ?? "", /self-signed certificate/);
  assert.deepEqual([plain.taken, unknown.taken], [[], []]);
});

test("what a server refuses is told with its own code and what to look at", async (t) => {
  const { send } = await mailServer(t, {
    ...withoutTls,
    allowInsecureAuth: true,
    onRcptTo: (_address, _session, callback) =>
      callback(Object.assign(new Error("No such user"), { responseCode: 550 })),
  });
  const refused = await send();
  assert.equal(refused.status, 550);
  assert.match(refused.error ?? "", /No such user\. Check ALERT_FROM and the addresses/);
  const stranger = await send({ login: { user: "me", pass: "hidden" } });
  assert.equal(stranger.status, 535);
  assert.match(stranger.error ?? "", /Check user and password in SMTP_URL/);
  assert.doesNotMatch(JSON.stringify(stranger), /hidden|aGlkZGVu/);
});

test("where nothing listens, that is told", async () => {
  const from = { name: "", address: "alerts@example.com" };
  const settings = { host: "127.0.0.1", port: 1, tls: "none", login: null, from } as const;
  const outcome = await sendMail(settings, ["ops@example.com"], mail, "alert_1_2", Date.now);
  assert.equal(outcome.status, null);
  assert.match(outcome.error ?? "", /ECONNREFUSED.*Check host and port in SMTP_URL/);
});
