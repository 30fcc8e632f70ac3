import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { describe, test } from "node:test";
import fc from "fast-check";
import { diagnose } from "#lib/allo/doctor/diagnose.ts";
import type { Diagnosis } from "#lib/allo/doctor/fault.ts";
import { faults } from "#lib/allo/doctor/faults.ts";
import { type Secret, verify } from "#lib/allo/signature.ts";
import { signedHeadersOf } from "#lib/allo/signature-headers.ts";

// Everything here signs by itself, so that a mistake in the project's own signing cannot hide one in the doctor.
const NOW = 1_773_734_473;
const ID = "msg_7AvCWBf3gT5LZ8dEh6Nj";
const encoded = "q7+/yQ3r9zZ0S1mB5cD8eF2gH4iJ6kL9nM1oP3qR5sQ=";
const key = Buffer.from(encoded, "base64");
const shop: Secret = { label: "shop", key };
const office: Secret = { label: "office", key: Buffer.alloc(32, 9) };
const payload = {
  topic: "call.completed",
  data: {
    summary: "Échange cordial 🚲",
    url: "https://a.example/b?c=1&d=2",
    length: 4.25,
    from: null,
    tags: ["a", "b"],
    none: {},
  },
};
const body = Buffer.from(JSON.stringify(payload));

function hmac(keyBytes: Buffer | string, content: Buffer | string): Buffer {
  return createHmac("sha256", keyBytes).update(content).digest();
}

function content(bytes: Buffer | string, id = ID, timestamp = String(NOW)): Buffer {
  return Buffer.concat([Buffer.from(`${id}.${timestamp}.`), Buffer.from(bytes)]);
}

function v1(digest: Buffer): string {
  return `v1,${digest.toString("base64")}`;
}

function headersOf(signature: string, over: { id?: string; timestamp?: string } = {}): [string, string][] {
  return [
    ["Content-Type", "application/json"],
    ["Webhook-Id", over.id ?? ID],
    ["Webhook-Timestamp", over.timestamp ?? String(NOW)],
    ["Webhook-Signature", signature],
  ];
}

const right = v1(hmac(key, content(body)));

/** Also holds every diagnosis to the rules that hold for all of them. */
function seen(
  headers: [string, string][],
  bytes: Buffer = body,
  { secrets = [office, shop], complete = true, localOnly = false, now = NOW } = {},
): Diagnosis {
  const request = { headers, body: bytes, bodyComplete: complete };
  const diagnosis = diagnose(request, secrets, localOnly, now);
  assert.deepEqual(diagnose(request, secrets, localOnly, now), diagnosis, "the same request, the same words");
  assert.ok(
    faults.some(({ code }) => code === diagnosis.code),
    `${diagnosis.code} is in the list`,
  );
  assert.match(diagnosis.message, /^(?:[A-Z]|webhook-)[^\n]+\.$/);
  assert.ok(diagnosis.message.length < 500, diagnosis.message);
  const signature = signedHeadersOf(headers).signature ?? "";
  for (const hidden of [
    encoded,
    key.toString("hex"),
    right.slice(3),
    hmac(key, content(bytes)).toString("base64"),
    ...(signature.length > 12 ? [signature] : []),
    "Échange",
    "a.example",
  ]) {
    assert.ok(!diagnosis.message.includes(hidden), `${diagnosis.message} tells ${hidden}`);
  }
  const accepted = verify(signedHeadersOf(headers), bytes, secrets, now).ok;
  assert.equal(accepted, diagnosis.code === "now_verifies", "the doctor changes nothing about what is taken");
  return diagnosis;
}

function codeOf(...request: Parameters<typeof seen>): string {
  return seen(...request).code;
}

function signedAs(original: Buffer | string): [string, string][] {
  return headersOf(v1(hmac(key, content(original))));
}

describe("headers", () => {
  const all = headersOf(right);
  const [, id, timestamp, signature] = all;
  assert.ok(id && timestamp && signature);

  test("none of them", () => {
    assert.equal(codeOf([]), "headers_missing");
    assert.equal(
      codeOf([
        ["x-request-id", "1"],
        ["date", "today"],
        ["etag", "x"],
      ]),
      "headers_missing",
    );
  });
  test("some missing, named", () => {
    assert.match(seen([id, signature]).message, /^webhook-timestamp is missing/);
    assert.equal(codeOf([id, signature]), "header_missing");
    assert.match(seen([id]).message, /webhook-timestamp and webhook-signature are missing/i);
    assert.equal(
      codeOf([
        ["svix-id", ID],
        ["svix-timestamp", String(NOW)],
      ]),
      "header_missing",
    );
  });
  test("empty", () => assert.equal(codeOf([id, timestamp, ["webhook-signature", ""]]), "header_empty"));
  for (const name of [
    "x-webhook-signature",
    "X-Allo-Signature",
    "webhook_signature",
    "x-svix-signature",
    "withallo-signature",
    "x-hub-signature-256",
    "HTTP_WEBHOOK_SIGNATURE",
    "signature",
  ]) {
    test(`${name} is a new name`, () => {
      const diagnosis = seen([id, timestamp, [name, right]]);
      assert.equal(diagnosis.code, "header_renamed");
      assert.match(diagnosis.message, new RegExp(`^Webhook-signature came as ${name}:`, "i"));
    });
  }
  test("one renamed, one lost", () => {
    assert.match(
      seen([["x-webhook-id", ID], signature]).message,
      /^webhook-id came as x-webhook-id, and webhook-timestamp is missing:/,
    );
  });
  test("a secret in a header", () => {
    const diagnosis = seen([["x-withallo-secret", encoded]]);
    assert.equal(diagnosis.code, "header_secret");
    assert.match(diagnosis.message, /x-withallo-secret/);
  });
  test("repeated", () => assert.equal(codeOf([...all, ["webhook-id", ID]]), "header_repeated"));
  test("quoted or blank-padded id, signed without", () => {
    assert.equal(codeOf(headersOf(right, { id: `"${ID}"` })), "id_quoted");
    assert.equal(codeOf(headersOf(right, { id: ` ${ID} ` })), "id_quoted");
  });
});

describe("the timestamp", () => {
  for (const [timestamp, code] of [
    [`"${NOW}"`, "timestamp_quoted"],
    [` ${NOW}`, "timestamp_quoted"],
    ["2026-03-17T08:01:13.000Z", "timestamp_date"],
    ["Tue, 17 Mar 2026 08:01:13 GMT", "timestamp_date"],
    [`${NOW}.25`, "timestamp_fraction"],
    ["1e9", "timestamp_not_digits"],
    ["-5", "timestamp_not_digits"],
    ["abc", "timestamp_not_digits"],
    [`${NOW}123`, "timestamp_milliseconds"],
    [`${NOW}123456`, "timestamp_milliseconds"],
    [`${NOW}123456789`, "timestamp_milliseconds"],
  ] as const) {
    test(`${timestamp} is ${code}`, () => {
      assert.equal(codeOf(headersOf(v1(hmac(key, content(body, ID, timestamp))), { timestamp })), code);
    });
  }
  test("a clock that is off, with the seconds and the side", () => {
    const ahead = headersOf(v1(hmac(key, content(body, ID, String(NOW + 301)))), { timestamp: String(NOW + 301) });
    assert.equal(codeOf(ahead), "clock_ahead");
    assert.match(seen(ahead).message, /“shop”.* 301 seconds ahead .*early/);
    const behind = seen(headersOf(right), body, { now: NOW + 7500 });
    assert.equal(behind.code, "clock_behind");
    assert.match(behind.message, / 7500 seconds, 2 h 5 min, behind .*late.*sent again/);
  });
  test("a clock that is off besides a wrong key is told too", () => {
    const diagnosis = seen(headersOf(v1(hmac(encoded, content(body)))), body, { now: NOW + 400 });
    assert.equal(diagnosis.code, "key_not_decoded");
    assert.match(diagnosis.message, /400 seconds behind/);
  });
  test("an old request that nothing known signed", () => {
    const diagnosis = seen(headersOf(v1(hmac("?", content(body)))), body, { now: NOW + 400 });
    assert.equal(diagnosis.code, "stale_unknown");
    assert.match(diagnosis.message, /400 seconds behind/);
  });
});

describe("the key", () => {
  const unpadded = encoded.replace("=", "");
  for (const [name, wrong, code] of [
    ["text", encoded, "key_not_decoded"],
    ["text without padding", unpadded, "key_not_decoded"],
    ["text with the file's line break", `${encoded}\n`, "key_not_decoded"],
    ["whole text", `whsec_${encoded}`, "key_whole_text"],
    ["prefix decoded too", Buffer.from(`whsec_${encoded}`, "base64"), "key_prefix_decoded"],
    ["prefix decoded too, _ skipped", Buffer.from(`whsec${encoded}`, "base64"), "key_prefix_decoded"],
    ["prefix doubled and decoded", Buffer.from(`whsec_whsec_${encoded}`, "base64"), "key_prefix_doubled"],
    ["prefix doubled as text", `whsec_whsec_${encoded}`, "key_prefix_doubled"],
    ["encoded again", Buffer.from(`whsec_${encoded}`).toString("base64"), "key_encoded"],
    ["as hex", key.toString("hex"), "key_hex_text"],
  ] as const) {
    test(`${name}: ${code}`, () => {
      assert.equal(codeOf(headersOf(v1(hmac(wrong, content(body))))), code);
      assert.match(seen(headersOf(v1(hmac(wrong, content(body))))).message, /“shop”/);
    });
  }
  test("set here with base64 around it once more", () => {
    for (const inner of [encoded, `whsec_${encoded}`]) {
      assert.equal(
        codeOf(headersOf(right), body, { secrets: [{ label: "env", key: Buffer.from(inner) }] }),
        "secret_encoded_twice",
      );
    }
  });
  test("set here in hex", () => {
    const secrets = [{ label: "env", key: Buffer.from(key.toString("hex"), "base64") }];
    assert.equal(codeOf(headersOf(right), body, { secrets }), "secret_hex");
  });
});

describe("what was signed", () => {
  for (const [front, code] of [
    ["", "content_body_alone"],
    [`${NOW}.`, "content_without_id"],
    [`${ID}.`, "content_without_timestamp"],
    [`${NOW}.${ID}.`, "content_swapped"],
    [`${ID}${NOW}`, "content_without_stops"],
  ] as const) {
    test(`"${front}" in front of the body: ${code}`, () => {
      assert.equal(codeOf(headersOf(v1(hmac(key, front + body)))), code);
    });
  }
  test("the guess of those who never saw Allo's page: hex, body alone, text as the key", () => {
    const { code, message } = seen(headersOf(hmac(`whsec_${encoded}`, body).toString("hex")));
    assert.equal(code, "key_whole_text");
    assert.match(message, /whsec_ included.*body alone.*hex/);
  });
});

describe("how the signature is written", () => {
  const digest = hmac(key, content(body));
  const base64 = digest.toString("base64");
  for (const [signature, code] of [
    [`v1,${digest.toString("hex")}`, "signature_hex"],
    [`v1,${digest.toString("hex").toUpperCase()}`, "signature_hex"],
    [`sha256=${digest.toString("hex")}`, "signature_hex"],
    [`v1,${Buffer.from(digest.toString("hex")).toString("base64")}`, "signature_hex"],
    [`v1,${base64.toLowerCase()}`, "signature_case"],
    [base64, "signature_without_version"],
    [`v1=${base64}`, "signature_version"],
    [`V1,${base64}`, "signature_version"],
    [`v2,${base64}`, "signature_version"],
    [`"v1,${base64}"`, "signature_quoted"],
    [`v1,${base64.slice(0, 43)}`, "signature_truncated"],
    [`v1,${base64.slice(0, 8)}`, "signature_truncated"],
    [`v1,${base64.slice(0, 7)}`, "signature_form"],
    ["v1a,AAAA v1a,BBBB", "signature_other_versions"],
    ["nonsense", "signature_form"],
    [`v1,${base64.slice(1)}`, "signature_form"],
  ] as const) {
    test(`${code}: ${signature.slice(0, 24)}`, () => assert.equal(codeOf(headersOf(signature)), code));
  }
  test("the URL alphabet, where it differs", () => {
    const differs = Array.from({ length: 20 }, (_, n) => `msg_${n}`)
      .map((id) => ({ id, digest: hmac(key, content(body, id)).toString("base64url") }))
      .find(({ digest: text }) => text.includes("-") && text.includes("_"));
    assert.ok(differs);
    for (const padding of ["", "="]) {
      assert.equal(codeOf(headersOf(`v1,${differs.digest}${padding}`, differs)), "signature_base64url");
    }
  });
  test("says how many characters are missing", () => {
    assert.match(seen(headersOf(right.slice(0, -1))).message, /last 1 of 44 characters is missing/);
    assert.match(seen(headersOf(right.slice(0, -20))).message, /last 20 of 44 characters are missing/);
  });
  test("among signatures of an unknown secret", () => {
    assert.equal(codeOf(headersOf(`${v1(hmac("?", ""))} ${right.slice(0, -5)}`)), "signature_truncated");
  });
});

describe("the body on its way", () => {
  const lines = Buffer.from('{\n  "a": "é",\n  "b": 1\n}');
  const crlf = Buffer.from(lines.toString().replaceAll("\n", "\r\n"));
  const bom = Buffer.from([0xef, 0xbb, 0xbf]);
  const latin1 = Buffer.from('{"a":"é"}', "latin1");
  for (const [name, original, arrived, code] of [
    ["line break lost", `${body}\n`, body, "body_newline_lost"],
    ["line break of two lost", `${body}\r\n`, body, "body_newline_lost"],
    ["line break added", body, Buffer.from(`${body}\n`), "body_newline_added"],
    ["line break of two added", body, Buffer.from(`${body}\r\n`), "body_newline_added"],
    ["CRLF to LF", crlf, lines, "body_crlf_to_lf"],
    ["LF to CRLF", lines, crlf, "body_lf_to_crlf"],
    ["BOM added", body, Buffer.concat([bom, body]), "body_bom_added"],
    ["BOM lost", Buffer.concat([bom, body]), body, "body_bom_lost"],
    ["blanks added", body, Buffer.from(`  ${body} \n\n`), "body_blanks_added"],
    ["blanks lost", ` ${body} `, body, "body_blanks_lost"],
    ["Latin-1 to UTF-8", latin1, Buffer.from('{"a":"é"}'), "body_utf8_twice"],
    ["UTF-8 twice", '{"a":"é"}', Buffer.from(Buffer.from('{"a":"é"}').toString("latin1")), "body_utf8_twice"],
    ["UTF-8 to Latin-1", '{"a":"é"}', latin1, "body_latin1"],
    ["not read", "", body, "body_not_signed"],
    ["an object", `${payload}`, body, "body_not_signed"],
    [
      "printed by Python",
      `b'{"a":"\\xc3\\xa9 it\\'s \\\\n"}'`,
      Buffer.from('{"a":"é it\'s \\n"}'),
      "body_python_bytes",
    ],
    ["JSON of JSON signed", JSON.stringify(body.toString()), body, "body_json_twice"],
    ["JSON of JSON sent", body, Buffer.from(JSON.stringify(body.toString())), "body_json_twice"],
  ] as const) {
    test(`${name}: ${code}`, () => assert.equal(codeOf(signedAs(original), arrived), code));
  }
});

describe("JSON written anew", () => {
  const pretty = (indent: string | number) => JSON.stringify(payload, null, indent);
  const ascii = (json: string) =>
    json.replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const python = '{"b": [1.0, {"é": "🚲"}], "a": {}}';
  for (const [name, original, arrived, code] of [
    ["compact, arrived pretty", body.toString(), pretty(2), "json_compact"],
    ["compact, arrived escaped", body.toString(), ascii(body.toString()), "json_compact"],
    [
      "compact, numbers as written",
      '{"a":1.0,"b":12345678901234567890}',
      '{ "a" : 1.0, "b" : 12345678901234567890 }',
      "json_compact",
    ],
    ["compact, numbers as JavaScript has them", '{"a":1,"b":1}', '{"a": 1.0, "b": 1.00}', "json_compact"],
    ["Python's blanks", python, '{"b":[1.0,{"é":"🚲"}],"a":{}}', "json_spaced"],
    ["Python's blanks and escapes", ascii(python), '{"b":[1.0,{"é":"🚲"}],"a":{}}', "json_spaced"],
    ["Python's blanks, arrived escaped", '{"a": "é", "b": 1.0}', '{"a":"\\u00e9","b":1.0}', "json_spaced"],
    ["pretty by 2", pretty(2), body.toString(), "json_pretty"],
    ["pretty by 4", pretty(4), body.toString(), "json_pretty"],
    ["pretty by tab", pretty("\t"), body.toString(), "json_pretty"],
    ["a pretty file that curl --data flattened", `${pretty(2)}\n`, pretty(2).replaceAll("\n", ""), "json_pretty"],
    ["escaped", ascii(body.toString()), body.toString(), "json_escaped"],
    ["escaped as Go does", body.toString().replaceAll("&", "\\u0026"), body.toString(), "json_escaped"],
    ["slashes escaped", body.toString().replaceAll("/", "\\/"), body.toString(), "json_escaped_slashes"],
    ["escaped as PHP does", ascii(body.toString()).replaceAll("/", "\\/"), body.toString(), "json_escaped_slashes"],
    ["sorted", '{"a":[{"c":1,"d":2}],"b":1}', '{"b":1,"a":[{"d":2,"c":1}]}', "json_sorted"],
    ["sorted with Python's blanks", '{"a": 1, "b": "\\u00e9"}', '{"b":"é","a":1}', "json_sorted"],
    [
      "Allo's, arrived sorted",
      '{"topic":"tag.added","version":"2.0","data":{"call_id":"é","tag_key":"q"}}',
      '{"data": {"call_id": "\\u00e9", "tag_key": "q"}, "topic": "tag.added", "version": "2.0"}',
      "json_reordered",
    ],
    ["sorted and pretty", '{\n  "a": 1,\n  "b": 1\n}', '{"b":1,"a":1}', "json_sorted"],
  ] as const) {
    test(`${name}: ${code}`, () => assert.equal(codeOf(signedAs(original), Buffer.from(arrived)), code));
  }
});

describe("when nothing can be proved", () => {
  const foreign = headersOf(v1(hmac("another secret", content(body))));
  test("unknown secret, or changed beyond recognition", () => {
    assert.equal(codeOf(foreign), "unknown_secret");
    assert.equal(codeOf(headersOf(right), Buffer.from(body.toString().replace("cordial", "bref"))), "unknown_secret");
  });
  test("Allo's secret is not set", () => {
    assert.equal(codeOf(foreign, body, { localOnly: true }), "no_secret");
    assert.equal(codeOf(foreign, body, { secrets: [] }), "no_secret");
    assert.match(seen(foreign, body, { localOnly: true }).message, /ALLO_WEBHOOK_SECRET=.*restart.*promote/);
  });
  test("what the local secret signed wrongly is still told", () => {
    assert.equal(codeOf(headersOf(v1(hmac(encoded, content(body)))), body, { localOnly: true }), "key_not_decoded");
  });
  test("only the beginning of the body was kept", () => {
    assert.equal(codeOf(headersOf(v1(hmac(key, "longer"))), body, { complete: false }), "body_cut");
    const late = seen(headersOf(v1(hmac(key, "longer"))), body, { complete: false, now: NOW + 400 });
    assert.match(late.message, /400 seconds behind/);
  });
  test("too long to be tried", () => {
    assert.equal(codeOf(headersOf(v1(hmac(encoded, "x"))), Buffer.alloc(1024 * 1024 + 1, 0x20)), "body_cut");
  });
  test("a secret that has since become known", () => {
    assert.equal(codeOf(headersOf(right)), "now_verifies");
  });
});

test("the list has each code once, and each is tested here by name", async () => {
  const codes = faults.map(({ code }) => code);
  assert.equal(new Set(codes).size, codes.length);
  const { readFile } = await import("node:fs/promises");
  const source = await readFile(import.meta.filename, "utf8");
  assert.deepEqual(
    codes.filter((code) => !source.includes(`"${code}"`)),
    [],
  );
});

test("no request makes it throw", () => {
  const name = fc.oneof(
    fc.constantFrom("webhook-id", "webhook-timestamp", "webhook-signature", "svix-id", "x-allo-signature"),
    fc.string(),
  );
  const value = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(String(NOW), right, "v1,", '"', "é"));
  const headers = fc.array(fc.tuple(name, value), { maxLength: 6 });
  const base: [string, string][] = [];
  const bytes = fc.oneof(
    fc.uint8Array(),
    fc.json().map((json) => Buffer.from(json)),
  );
  fc.assert(
    fc.property(headers, fc.boolean(), bytes, fc.boolean(), (given, whole, given2, complete) => {
      const list = whole
        ? [...headersOf(v1(hmac("?", ""))), ...given.filter(([key2]) => !/id|time/.test(key2))]
        : [...base, ...given];
      const { code } = diagnose({ headers: list, body: given2, bodyComplete: complete }, [shop], false, NOW);
      assert.ok(faults.some((fault) => fault.code === code));
    }),
    { numRuns: 1000 },
  );
});

describe("a body of 256 KiB and three secrets", () => {
  const size = 256 * 1024;
  const turn = { speaker: "EXTERNAL", time: "2026-03-17T08:01:13.000Z", text: "Déjà prêt ? https://a.example/b <i>" };
  const bodies: Record<string, Buffer> = {
    "a long call": Buffer.from(JSON.stringify({ data: { transcript: Array.from({ length: 2100 }, () => turn) } })),
    blanks: Buffer.concat([Buffer.alloc(size - 1, 0x20), Buffer.from("x")]),
    "deep lists": Buffer.from("[".repeat(size / 2) + "]".repeat(size / 2)),
    "many values": Buffer.from(`[${"1,".repeat(size / 2 - 2)}1]`),
    "many values far inside": Buffer.from(`${"[".repeat(90)}${"1,".repeat(size / 2 - 92)}1${"]".repeat(90)}`),
    "as many values as are tried": Buffer.from(JSON.stringify(Array.from({ length: 39_000 }, () => 1234))),
    "as many lists as are tried": Buffer.from(JSON.stringify(Array.from({ length: 39_000 }, () => []))),
    "many keys": Buffer.from(`{${'"":0,'.repeat(size / 5 - 2)}"":0}`),
    "many empty lists": Buffer.from(`[${"[],".repeat(size / 3 - 2)}[]]`),
    quotes: Buffer.alloc(size, '"'),
    backslashes: Buffer.from(`"${"\\".repeat(size - 2)}"`),
    "no text": Buffer.alloc(size, 0xff),
  };
  const longHeader = `v1,${"A".repeat(43)}= `.repeat(330);
  for (const [name, bytes] of Object.entries(bodies)) {
    test(`${name} of ${bytes.length} bytes is bounded`, (t) => {
      const secrets = [office, shop, { label: "third", key: Buffer.alloc(24, 3) }];
      const request = { headers: headersOf(longHeader), body: bytes, bodyComplete: true };
      let best = Number.POSITIVE_INFINITY;
      for (let run = 0; run < 3; run++) {
        const start = process.cpuUsage().user;
        assert.equal(diagnose(request, secrets, false, NOW).code, "unknown_secret");
        best = Math.min(best, (process.cpuUsage().user - start) / 1000);
      }
      t.diagnostic(`${best.toFixed(0)} ms`);
      assert.ok(best < 500, `${best} ms`);
    });
  }
});
