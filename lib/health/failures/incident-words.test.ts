import assert from "node:assert/strict";
import { test } from "node:test";
import { faults } from "#lib/allo/doctor/faults.ts";
import { endpointCause, endpointSubject, readEndpointSubject } from "#lib/health/failures/endpoint-cause.ts";
import { closings } from "#lib/health/failures/incident.ts";
import { incidentKinds } from "#lib/health/failures/incident-kinds.ts";
import { closingWords, incidentWords } from "#lib/health/failures/incident-words.ts";
import { rejectionKind } from "#lib/health/failures/rejection-kind.ts";

test("everything that the doctor can say belongs to an incident, except what is well now", () => {
  const kinds = Object.fromEntries(faults.map(({ code }) => [code, rejectionKind(code)]));
  assert.partialDeepStrictEqual(kinds, {
    now_verifies: null,
    unknown_secret: "wrong_secret",
    stale_unknown: "wrong_secret",
    key_prefix_doubled: "wrong_key",
    json_sorted: "body_changed",
    body_newline_lost: "body_changed",
    content_without_id: "wrong_signing",
    signature_hex: "wrong_signing",
    clock_ahead: "clock_off",
    timestamp_milliseconds: "headers",
    header_renamed: "headers",
    headers_missing: "headers",
    no_secret: "no_secret",
  });
  const bySecret = faults.filter(({ code }) => rejectionKind(code) === "wrong_secret").map(({ code }) => code);
  assert.deepEqual(bySecret.sort(), ["body_cut", "stale_unknown", "unknown_secret"], "nothing falls through to it");
});

test("each kind and each end has words, and each kind a cure", () => {
  for (const kind of incidentKinds) {
    const { title, cause, cure } = incidentWords({ kind, subject: "", name: null, detail: null });
    for (const text of [title, cause, cure]) assert.match(text, /^\p{Lu}.{5,}/u, `${kind}: ${text}`);
    assert.ok(cure.endsWith("."), cure);
  }
  for (const closing of closings) assert.match(closingWords(closing), /^[a-z].+[a-z]$/);
});

test("a refused request is told in the words of the doctor", () => {
  const { cause, cure } = incidentWords({
    kind: "wrong_key",
    subject: "",
    name: null,
    detail: "key_prefix_doubled",
  });
  assert.deepEqual(
    [cause, cure],
    ["whsec_ stood twice in front of the key.", "Write whsec_ once, and remove it before decoding."],
  );
});

test("a larger limit is proposed than the one that was too small", () => {
  const setting = (detail: string | null) =>
    incidentWords({ kind: "body_too_large", subject: "", name: null, detail }).setting;
  assert.deepEqual(
    [setting("100000000"), setting("900000000"), setting(null)],
    ["MAX_BODY_BYTES=400000000", "MAX_BODY_BYTES=1073741824", "MAX_BODY_BYTES=33554432"],
  );
});

test("an endpoint fails under its own name, by what it answers", () => {
  const title = (status: number | null, errorClass: string | null) =>
    incidentWords({
      kind: "endpoint_failing",
      subject: endpointSubject(3, endpointCause({ status, errorClass })),
      name: "CRM",
      detail: null,
    }).title;
  assert.equal(title(500, null), "CRM answers 500");
  assert.equal(title(599, null), "CRM answers 5xx");
  assert.equal(title(301, null), "CRM answers 301");
  assert.equal(title(null, "timeout"), "CRM times out");
  assert.equal(title(null, "connection"), "CRM cannot be reached");
  assert.equal(title(null, "encoded"), "CRM does not answer as it should");
  assert.equal(endpointCause({ status: null, errorClass: "gone" }), null);
  assert.deepEqual(readEndpointSubject(endpointSubject(3, "4xx")), { endpointId: 3, cause: "4xx" });
});

test("what an endpoint's last try came to says the cure, if it does", () => {
  const told = (detail: string) => {
    const { cause, cure } = incidentWords({ kind: "endpoint_failing", subject: "3 timeout", name: "CRM", detail });
    return [cause, cure];
  };
  assert.deepEqual(told("crm.example takes no connection. Check host and port."), [
    "crm.example takes no connection.",
    "Check host and port.",
  ]);
  assert.deepEqual(told("No answer."), ["No answer.", "Let it answer 2xx at once and do the work afterwards."]);
});
