import assert from "node:assert/strict";
import { test } from "node:test";
import { headlineOf } from "#lib/allo/title.ts";

const base = {
  type: "INBOUND",
  from_number: "+33639980777",
  from_name: "+33639980777",
  to: "+33199003210",
  to_name: "Harbor Repairs",
  length: "42s",
};

function call(change: object): string {
  return headlineOf({ topic: "call.completed", data: { ...base, ...change } }).title;
}

test("calls are told by direction and result", () => {
  const titles: [object, string][] = [
    [
      { from_name: "Camille Rousset", length: "4m 15s", result: "ANSWERED" },
      "Camille Rousset called, 4m 15s, answered",
    ],
    [{ result: "TRANSFERRED_AI" }, "+33 6 39 98 07 77 called, 42s, transferred"],
    [{ result: "VOICEMAIL" }, "Voicemail from +33 6 39 98 07 77, 42s"],
    [{ result: "MISSED", length: "0s" }, "Missed call from +33 6 39 98 07 77"],
    [{ result: "FAILED", from_number: null, from_name: null }, "Missed call from an unknown number"],
    [{ result: "BLOCKED", from_number: "anonymous", from_name: "Anonymous" }, "Blocked call from a hidden number"],
    [{ result: "ANSWERED", from_number: "anonymous", from_name: null }, "A hidden number called, 42s, answered"],
    [{ result: null }, "+33 6 39 98 07 77 called, 42s"],
    [{ result: null, length: null }, "Missed call from +33 6 39 98 07 77"],
    [{ result: "SENT_TO_MARS" }, "+33 6 39 98 07 77 called, 42s, sent to mars"],
    [
      { type: "OUTBOUND", to_name: "Nadia Ferrand", length: "12m 02s", result: "ANSWERED" },
      "Called Nadia Ferrand, 12m 02s, answered",
    ],
    [{ type: "OUTBOUND", to_name: null, length: "0s", result: "MISSED" }, "Called +33 1 99 00 32 10, no answer"],
    [{ type: "OUTBOUND", to_name: "Zoé", length: "0s", result: "FAILED_EXTERNAL" }, "Called Zoé, failed"],
    [
      { type: "OUTBOUND", to_name: "Zoé", length: undefined, length_in_minutes: 61.5, result: "VOICEMAIL" },
      "Called Zoé, 1h 1m 30s, voicemail",
    ],
    [{ type: null, from_name: "Zoé", result: "ANSWERED" }, "Call from Zoé to Harbor Repairs, 42s, answered"],
    [{ from_name: "06 39 98 07 77", from_number: "0639980777", result: "VOICEMAIL" }, "Voicemail from 0639980777, 42s"],
    [{ from_name: "Boulangerie", from_number: "36100", result: "VOICEMAIL" }, "Voicemail from Boulangerie, 42s"],
  ];
  for (const [change, title] of titles) assert.equal(call(change), title);
});

test("the second line is the summary's first plain line, else what they said, else the numbers", () => {
  const subtitle = (change: object) => headlineOf({ topic: "call.completed", data: { ...base, ...change } }).subtitle;
  assert.equal(
    subtitle({ summary: "## Summary\n\n- **Wants** a [quote](https://x.example) for `12` bikes\n- more" }),
    "Wants a quote for 12 bikes",
  );
  assert.equal(
    subtitle({
      summary: "",
      transcriptions: [
        { source: "USER", text: "Hello?" },
        { source: "EXTERNAL", text: " Are you open? " },
      ],
    }),
    "“Are you open?”",
  );
  assert.equal(subtitle({ summary: null }), "+33 6 39 98 07 77 to Harbor Repairs (+33 1 99 00 32 10)");
});

test("the other topics", () => {
  const titles: [string, object, string, string][] = [
    [
      "call.answered",
      { direction: "INBOUND", from_number: "+33639980142", to_number: "+33199003210" },
      "Call from +33 6 39 98 01 42 answered",
      "",
    ],
    ["call.triggered", { to_number: "3210" }, "Calling 3210", ""],
    ["call.received", {}, "Ringing: an unknown number to an unknown number", ""],
    [
      "sms.sent",
      { direction: "OUTBOUND", to_name: "Zoé Lefèvre", content: "Your order\nhas arrived" },
      "Message to Zoé Lefèvre",
      "Your order has arrived",
    ],
    ["sms.received", { from_number: "AMAZON", type: "WHATSAPP", content: "x" }, "WhatsApp message from AMAZON", "x"],
    ["contact.created", { company: "Boreal Bikes" }, "Contact created: Boreal Bikes", ""],
    [
      "contact.updated",
      { numbers: ["+33639980142"], company: { name: "Boreal" }, name: " " },
      "Contact updated: Boreal",
      "+33 6 39 98 01 42",
    ],
    ["contact.created", {}, "Contact created: no name", ""],
    ["tag.added", { tag_key: "quote", user_email: null }, "Tag “quote” added by Allo", ""],
    [
      "summary.updated",
      { id: "cll_1", content: "# Title\nAgreed on **Monday**" },
      "Summary edited",
      "Agreed on Monday",
    ],
    ["ping", {}, "Ping from Allo", "A test of the connection."],
  ];
  for (const [topic, data, title, subtitle] of titles) {
    assert.deepEqual(headlineOf({ topic, data: { ...data } }), { title, subtitle });
  }
});

test("no name breaks a line", () => {
  const name = "Ev\u202eil\r\n\tName\u0000 عليّ 👩‍🔧";
  assert.equal(call({ from_name: name, result: "VOICEMAIL" }), "Voicemail from Evil Name عليّ 👩‍🔧, 42s");
  assert.equal(call({ from_name: "\u200b\u202e", result: "VOICEMAIL" }), "Voicemail from +33 6 39 98 07 77, 42s");
});

test("long lines are cut between characters", () => {
  const { title, subtitle } = headlineOf({
    topic: "contact.created",
    data: { name: "😀".repeat(5000), emails: ["é".repeat(900)] },
  });
  assert.ok(title.length <= 200 && title.isWellFormed() && title.endsWith("…"));
  assert.ok(subtitle.length <= 300 && subtitle.isWellFormed());
  const message = headlineOf({ topic: "sms.sent", data: { content: "😀".repeat(400) } }).subtitle;
  assert.ok(message.length <= 300 && message.length >= 298 && message.isWellFormed() && message.endsWith("😀…"));
});
