import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { recordingLink } from "#lib/allo/recording-link.ts";

const link = "https://storage.withallo.com/recordings/1.mp3";
const read = (json: unknown) => recordingLink(Buffer.from(JSON.stringify(json)));
const completed = (data: unknown) => read({ topic: "call.completed", version: "2.0", data });

test("a completed call names its recording, in each of Allo's formats", () => {
  assert.equal(completed({ id: "cll_1", recording_url: ` ${link} ` }), link);
  assert.equal(read({ topic: "CALL_RECEIVED", version: "1.0", data: { recordingUrl: link } }), link);
  assert.equal(read({ event: "call.received", call: { recording_url: link } }), link);
  const sample = readFileSync("lib/allo/samples/v2-call.completed.json");
  assert.match(recordingLink(sample) ?? "", /^https:\/\/storage\.withallo\.com\//);
});

test("what names none has none", () => {
  for (const url of [null, "", "  ", undefined, {}, ["https://a.example"], `https://a.example/${"x".repeat(5_000)}`]) {
    assert.equal(completed({ recording_url: url }), null);
  }
  assert.equal(read({ topic: "call.received", version: "2.0", data: { recording_url: link } }), null);
  assert.equal(recordingLink(Buffer.from("not json")), null);
});
