import assert from "node:assert/strict";
import { test } from "node:test";
import { type AlertNews, testNews } from "#lib/alerts/alert-news.ts";
import { endpointBody, mailMessage, slackMessage } from "#lib/alerts/messages.ts";

const NOW = Date.parse("2026-03-16T10:00:00Z");
const BASE = "https://inbox.example.com";

const failing: AlertNews = {
  id: 12,
  kind: "opened",
  rule: "forwards",
  subject: "7",
  text: "<!channel> & Söhne has taken nothing for 20 minutes; 4 tries in a row failed.",
  at: NOW,
  openedAt: NOW,
};
const over: AlertNews = {
  ...failing,
  id: 13,
  kind: "recovered",
  rule: "disk",
  subject: "",
  text: "The disk of DATA_DIR is 40 % full, 9.0 GiB are free.",
  openedAt: NOW - 3 * 3_600_000,
};

test("a script gets each alert as an object of its own", () => {
  assert.deepEqual(JSON.parse(endpointBody(failing, BASE)), {
    type: "alert.opened",
    timestamp: "2026-03-16T10:00:00.000Z",
    data: {
      id: 12,
      rule: "forwards",
      subject: "7",
      title: "Alert: Forwards fail",
      text: failing.text,
      openedAt: "2026-03-16T10:00:00.000Z",
      url: "https://inbox.example.com/forwarding/7",
    },
  });
  assert.equal(JSON.parse(endpointBody(testNews(NOW), null)).type, "alert.test");
  assert.equal(JSON.parse(endpointBody(over, null)).data.url, null);
});

test("Slack gets all of it in one message, in which a name links and mentions nothing", () => {
  const { text, blocks } = slackMessage([failing, over], BASE);
  assert.equal(text, "Alert: Forwards fail, and 1 more");
  assert.deepEqual(blocks, [
    {
      type: "section",
      text: {
        type: "mrkdwn",
        text: [
          "*🔴 Alert: Forwards fail*",
          "&lt;!channel&gt; &amp; Söhne has taken nothing for 20 minutes; 4 tries in a row failed.",
          "<https://inbox.example.com/forwarding/7|Open the inbox>",
        ].join("\n"),
      },
    },
    {
      type: "section",
      text: {
        type: "mrkdwn",
        text: [
          "*🟢 Over: The disk is nearly full*",
          "The disk of DATA_DIR is 40 % full, 9.0 GiB are free. It lasted 3 hours.",
          "<https://inbox.example.com/settings/alerts|Open the inbox>",
        ].join("\n"),
      },
    },
  ]);
  const many = slackMessage(
    Array.from({ length: 60 }, () => failing),
    null,
  );
  assert.equal(many.blocks.length, 50);
  assert.match(JSON.stringify(many.blocks.at(-1)), /And 11 more\./);
});

test("a mail says the same as text, and its subject is one line", () => {
  const mail = mailMessage([{ ...failing, text: "A\r\nBcc: x@example.com\u2028 fails." }], BASE);
  assert.equal(mail.subject, "[Allo Inbox] Alert: Forwards fail. A Bcc: x@example.com  fails.");
  assert.equal(
    mailMessage([failing, over], BASE).text,
    [
      "Alert: Forwards fail",
      failing.text,
      "https://inbox.example.com/forwarding/7",
      "",
      "Over: The disk is nearly full",
      "The disk of DATA_DIR is 40 % full, 9.0 GiB are free. It lasted 3 hours.",
      "https://inbox.example.com/settings/alerts",
      "",
      "Which alerts are sent, and where to, is set in the inbox under Settings > Alerts.",
      "",
    ].join("\n"),
  );
  assert.doesNotMatch(mailMessage([failing], null).text, /https/);
});
