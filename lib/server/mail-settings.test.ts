import assert from "node:assert/strict";
import { test } from "node:test";
import { readMail } from "#lib/server/mail-settings.ts";

const ALERT_FROM = "alerts@example.com";

const server = (url: string) => readMail({ SMTP_URL: url, ALERT_FROM }).settings;

test("without TLS nothing leaves this machine, unless that is asked for", () => {
  const tls = (url: string) => server(url)?.tls;
  assert.equal(tls("smtp://mail.example.com"), "required");
  assert.equal(tls("smtp://192.168.1.5:25"), "required");
  assert.equal(tls("smtps://mail.example.com"), "wrapped");
  assert.equal(tls("smtps://localhost"), "wrapped");
  assert.equal(tls("smtp://mail.example.com?tls=never"), "none");
  for (const host of ["127.0.0.1:2525", "localhost", "[::1]:25"]) assert.equal(tls(`smtp://${host}`), "none", host);
});

test("server, port, login and sender are read", () => {
  assert.deepEqual(
    readMail({ SMTP_URL: "smtp://me%40a.example:p%2Fw@mail.example.com", ALERT_FROM: "Inbox <a@b.example>" }),
    {
      settings: {
        host: "mail.example.com",
        port: 587,
        tls: "required",
        login: { user: "me@a.example", pass: "p/w" },
        from: { name: "Inbox", address: "a@b.example" },
      },
      problems: [],
    },
  );
  assert.equal(server("smtps://[2001:db8::5]")?.port, 465);
  assert.equal(server("smtps://[2001:db8::5]")?.host, "2001:db8::5");
  assert.equal(server("smtp://a.example:2525/")?.port, 2525);
  assert.deepEqual(server("smtp://a.example")?.from, { name: "Allo Inbox", address: ALERT_FROM });
  assert.deepEqual(readMail({}), { settings: null, problems: [] });
});

test("what is wrong is told with its cure and without the password", () => {
  for (const [url, problem] of [
    ["mail.example.com:587", /smtp:\/\//],
    ["https://mail.example.com", /does not begin with smtp/],
    ["smtp://user@mail.example.com", /user without a password/],
    ["smtp://u:hidden%zz@mail.example.com", /%25/],
    ["smtp://u:hidden@mail.example.com?tls=off", /tls=never/],
    ["smtps://u:hidden@mail.example.com?tls=never", /choose one/],
    ["smtp://u:hidden@mail.example.com/inbox", /not the address of a server/],
  ] as const) {
    const { settings, problems } = readMail({ SMTP_URL: url, ALERT_FROM });
    assert.equal(settings, null);
    assert.match(problems.join(), problem);
    assert.doesNotMatch(problems.join(), /hidden/);
  }
  assert.deepEqual(readMail({ ALERT_FROM }).problems, ["SMTP_URL is missing beside ALERT_FROM"]);
  assert.deepEqual(readMail({ SMTP_URL: "smtp://localhost" }).problems, ["ALERT_FROM is missing beside SMTP_URL"]);
  const evil = readMail({ SMTP_URL: "smtp://localhost", ALERT_FROM: "a\r\nBcc: b@example.com <a@example.com>" });
  assert.match(evil.problems.join(), /^ALERT_FROM is not an e-mail address/);
});
