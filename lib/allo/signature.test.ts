import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { describe, test } from "node:test";
import fc from "fast-check";
import { Webhook as StandardWebhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import { parseSecret } from "#lib/allo/secret.ts";
import {
  acceptToken,
  findSigner,
  type Secret,
  type SignedHeaders,
  sign,
  signatureOf,
  TOLERANCE_SECONDS,
  type VerifyResult,
  verify,
} from "#lib/allo/signature.ts";
import vectorFile from "#lib/allo/signature-vectors.json" with { type: "json" };

const NOW = 1_773_734_473;
const secret: Secret = { label: "shop", key: Buffer.from("0123456789abcdef0123456789abcdef") };
const other: Secret = { label: "office", key: Buffer.from("ffffffffffffffffffffffffffffffff") };
const body = Buffer.from('{"topic":"sms.received","data":{"content":"Déjà prêt ?"}}');

function signed(over: Partial<SignedHeaders> = {}, bytes: Uint8Array = body): SignedHeaders {
  const id = over.id ?? "msg_7AvCWBf3gT5LZ8dEh6Nj";
  const timestamp = over.timestamp ?? String(NOW);
  return { id, timestamp, signature: over.signature ?? `v1,${signatureOf(secret.key, id, timestamp, bytes)}` };
}

function outcome(result: VerifyResult): string {
  return result.ok ? `verified by ${result.verified.secretLabel}` : result.failure.code;
}

function check(headers: Partial<SignedHeaders>, bytes: Uint8Array = body, secrets = [secret], now = NOW): string {
  return outcome(verify(headers, bytes, secrets, now));
}

function keyOf(text: string): Secret {
  const result = parseSecret(text);
  assert.ok(result.ok);
  return result.secret;
}

describe("known vectors", () => {
  const expected: Record<string, string> = {
    "compact body": "verified",
    "pretty-printed body with non-ASCII text": "verified",
    "two signatures during secret rotation": "verified",
    "tampered body": "bad_signature",
    "stale timestamp": "stale_timestamp",
  };
  for (const vector of vectorFile.vectors) {
    test(vector.name, () => {
      const headers = {
        id: vector.headers["webhook-id"],
        timestamp: vector.headers["webhook-timestamp"],
        signature: vector.headers["webhook-signature"],
      };
      const result = verify(headers, Buffer.from(vector.raw_body), [keyOf(vector.secret)], vector.now_unix_for_test);
      assert.equal(result.ok ? "verified" : result.failure.code, expected[vector.name]);
    });
  }

  test("every vector has its expectation", () => {
    assert.deepEqual(
      vectorFile.vectors.map(({ name }) => name),
      Object.keys(expected),
    );
  });

  test("the vector that Standard Webhooks publishes", () => {
    const text = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const [id, seconds, payload] = ["msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, '{"test": 2432232314}'];
    const signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    assert.equal(new StandardWebhook(text).sign(id, new Date(seconds * 1000), payload), signature);
    assert.equal(new SvixWebhook(text).sign(id, new Date(seconds * 1000), payload), signature);
    assert.equal(sign(keyOf(text), id, seconds, Buffer.from(payload)), signature);
    const headers = { id, timestamp: String(seconds), signature };
    assert.match(check(headers, Buffer.from(payload), [keyOf(text)], seconds), /^verified/);
  });
});

describe("other implementations", () => {
  const id = fc.string({ unit: fc.constantFrom(..."abcXYZ019-_."), minLength: 1, maxLength: 40 });
  const key = fc.uint8Array({ minLength: 24, maxLength: 64 });
  const text = fc.oneof(fc.json({ stringUnit: "binary" }), fc.string({ unit: "binary", maxLength: 300 }));
  // A lone surrogate has no UTF-8, so it cannot be in a body.
  const payload = text.filter((value) => value.isWellFormed());

  test("what standardwebhooks and svix sign, we verify, and the other way round", () => {
    const seconds = Math.floor(Date.now() / 1000);
    fc.assert(
      fc.property(id, key, payload, (webhookId, keyBytes, value) => {
        const whsec = `whsec_${Buffer.from(keyBytes).toString("base64")}`;
        const ours = keyOf(whsec);
        const bytes = Buffer.from(value);
        const signature = sign(ours, webhookId, seconds, bytes);
        const headers = {
          "webhook-id": webhookId,
          "webhook-timestamp": String(seconds),
          "webhook-signature": signature,
        };
        for (const library of [new StandardWebhook(whsec), new SvixWebhook(whsec)]) {
          assert.equal(library.sign(webhookId, new Date(seconds * 1000), value), signature);
        }
        assert.doesNotThrow(() => new StandardWebhook(whsec).verify(value, headers, { jsonParse: false }));
        const result = verify({ id: webhookId, timestamp: String(seconds), signature }, bytes, [ours], seconds);
        assert.ok(result.ok);
        assert.equal(result.verified.webhookId, webhookId);
        assert.equal(result.verified.body, bytes);
      }),
      { numRuns: 2000 },
    );
  });

  test("any bytes, header text included, are signed as they are", () => {
    const bytes = fc.uint8Array({ maxLength: 300 });
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), bytes, key, (idBytes, bodyBytes, keyBytes) => {
        const whole = Buffer.concat([idBytes, Buffer.from(`.${NOW}.`), bodyBytes]);
        const expected = createHmac("sha256", keyBytes).update(whole).digest("base64");
        assert.equal(signatureOf(keyBytes, Buffer.from(idBytes).toString("latin1"), String(NOW), bodyBytes), expected);
      }),
    );
  });

  test("an id sent as UTF-8 arrives as Latin-1 and verifies", () => {
    const unicode = "msg_Zoë_🚲";
    const signature = new StandardWebhook(`whsec_${Buffer.from(secret.key).toString("base64")}`).sign(
      unicode,
      new Date(NOW * 1000),
      body,
    );
    const headers = { id: Buffer.from(unicode).toString("latin1"), timestamp: String(NOW), signature };
    assert.equal(check(headers), "verified by shop");
  });
});

describe("the order of refusals", () => {
  const bad = { timestamp: "soon", signature: "v1,wrong" };
  test("a missing header comes first, and each is named", () => {
    assert.deepEqual(verify(bad, body, [secret], NOW), {
      ok: false,
      failure: { code: "missing_header", missing: ["webhook-id"] },
    });
    assert.deepEqual(verify({ id: "", timestamp: "", signature: "" }, body, [secret], NOW), {
      ok: false,
      failure: { code: "missing_header", missing: ["webhook-id", "webhook-timestamp", "webhook-signature"] },
    });
  });
  test("then the timestamp's digits, then its age, then the signature", () => {
    assert.equal(check({ id: "msg_1", ...bad }), "bad_timestamp");
    assert.equal(check({ id: "msg_1", timestamp: "5", signature: "v1,wrong" }), "stale_timestamp");
    assert.equal(check({ id: "msg_1", timestamp: String(NOW), signature: "v1,wrong" }), "bad_signature");
  });
});

describe("the timestamp", () => {
  for (const timestamp of [
    "123abc",
    " 123",
    "123 ",
    "1e9",
    "-5",
    "+5",
    "0x10",
    "1.5",
    "١٢٣",
    `${NOW}\n`,
    `${NOW}, ${NOW}`,
  ]) {
    test(`${JSON.stringify(timestamp)} is not all digits`, () => {
      const signature = "v1,AAAA";
      assert.equal(check({ id: "msg_1", timestamp, signature }), "bad_timestamp");
    });
  }
  for (const off of [-TOLERANCE_SECONDS, -1, 0, 1, TOLERANCE_SECONDS]) {
    test(`${off} s off is taken`, () => {
      assert.equal(check(signed({ timestamp: String(NOW + off) })), "verified by shop");
      assert.equal(check(signed({ timestamp: String(NOW + off) }), body, [secret], NOW + 0.999), "verified by shop");
    });
  }
  for (const off of [-TOLERANCE_SECONDS - 1, TOLERANCE_SECONDS + 1]) {
    test(`${off} s off is stale, and it says who signed and by how much`, () => {
      assert.deepEqual(verify(signed({ timestamp: String(NOW + off) }), body, [other, secret], NOW), {
        ok: false,
        failure: { code: "stale_timestamp", secondsOff: off, signedBy: "shop" },
      });
      const unsigned = { ...signed({ timestamp: String(NOW + off) }), signature: "v1,AAAA" };
      assert.deepEqual(verify(unsigned, body, [secret], NOW), {
        ok: false,
        failure: { code: "stale_timestamp", secondsOff: off, signedBy: null },
      });
    });
  }
  test("a number of any length is stale by a whole number of seconds", () => {
    for (const digits of [14, 20, 21, 400]) {
      const result = verify(signed({ timestamp: "9".repeat(digits) }), body, [secret], NOW);
      assert.ok(!result.ok && result.failure.code === "stale_timestamp");
      assert.ok(Number.isSafeInteger(result.failure.secondsOff));
    }
  });
  test("its text is what is signed, leading zeros included", () => {
    assert.equal(check(signed({ timestamp: `00${NOW}` })), "verified by shop");
    assert.equal(check({ ...signed(), timestamp: `00${NOW}` }), "bad_signature");
  });
  test("a clock that gives no number refuses everything", () => {
    assert.equal(check(signed(), body, [secret], Number.NaN), "stale_timestamp");
  });
});

describe("the signature header", () => {
  const right = signed().signature;
  const bare = right.slice(3);
  const wrong = `v1,${signatureOf(other.key, "msg_1", String(NOW), body)}`;
  for (const [name, value] of Object.entries({
    "right one last": `${wrong} ${right}`,
    "right one first": `${right} ${wrong}`,
    "several blanks": `  ${wrong}   ${right} `,
    tabs: `${wrong}\t${right}`,
    "other versions beside it": `v1a,AAAA ${right} v2,BBBB`,
    "repeated header as Node joins it": `${right}, ${wrong}`,
    "repeated header, right one last": `${wrong}, ${right}`,
  })) {
    test(`${name}: taken`, () => assert.equal(check(signed({ signature: value })), "verified by shop"));
  }
  for (const [name, value] of Object.entries({
    "no version": bare,
    "other version": `v2,${bare}`,
    "version in capitals": `V1,${bare}`,
    "version with a letter": `v1a,${bare}`,
    hex: `v1,${Buffer.from(bare, "base64").toString("hex")}`,
    base64url: `v1,${Buffer.from(bare, "base64").toString("base64url")}`,
    truncated: right.slice(0, -1),
    "only v1,": "v1,",
    "something behind it": `${right}A`,
    "low bytes of other characters": `v1,${[...bare].map((c) => String.fromCharCode(c.charCodeAt(0) + 0x100)).join("")}`,
    "line feed instead of a blank": `${wrong}\n${right}`,
  })) {
    test(`${name}: refused`, () => assert.equal(check(signed({ signature: value })), "bad_signature"));
  }
  test("the first of several secrets that matches gives the label", () => {
    assert.equal(check(signed(), body, [other, secret]), "verified by shop");
    assert.equal(check(signed(), body, [{ ...secret, label: "first" }, secret]), "verified by first");
  });
  test("without secrets nothing verifies", () => {
    assert.equal(check(signed(), body, []), "bad_signature");
  });
});

describe("any change is refused", () => {
  const short = Buffer.from('{"a":"é"}');
  const right = signed({ id: "msg_é" }, short);

  function* bitFlips(bytes: Buffer) {
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      yield flipped;
    }
  }

  test("each bit of the body", () => {
    assert.equal(check(right, short), "verified by shop");
    for (const bytes of bitFlips(short)) assert.equal(check(right, bytes), "bad_signature");
    assert.equal(check(right, short.subarray(1)), "bad_signature");
    assert.equal(check(right, Buffer.concat([short, Buffer.from("\n")])), "bad_signature");
  });
  for (const field of ["id", "timestamp", "signature"] as const) {
    test(`each bit of webhook-${field}`, () => {
      for (const bytes of bitFlips(Buffer.from(right[field], "latin1"))) {
        assert.match(check({ ...right, [field]: bytes.toString("latin1") }, short), /^(bad|stale)_/);
      }
    });
  }
  test("characters beyond Latin-1 never pass for their low byte", () => {
    assert.equal(check({ ...right, id: "Ŵsg_é" }, short), "bad_signature");
    assert.throws(() => signatureOf(secret.key, "Ŵsg", "1", short), RangeError);
    assert.equal(findSigner({ ...right, id: right.id.replace("m", "\u{16d}") }, short, [secret]), null);
  });
});

test("no header text whatever makes it throw or verify", () => {
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("v1,", "v1, ", ",", "1", String(NOW), "é"));
  const headers = fc.record({ id: text, timestamp: text, signature: text }, { requiredKeys: [] });
  fc.assert(
    fc.property(headers, fc.uint8Array(), (given, bytes) => {
      assert.equal(verify(given, bytes, [secret, other], NOW).ok, false);
    }),
    { numRuns: 2000 },
  );
});

describe("acceptToken", () => {
  const token = "a-token-of-24-characters";
  test("takes the right token and says how the body came", () => {
    const accepted = acceptToken(token, token, "legacy_1", body);
    assert.equal(accepted?.verification, "token");
    assert.equal(accepted?.webhookId, "legacy_1");
    assert.equal(accepted?.webhookTimestamp, null);
    assert.equal(accepted?.secretLabel, null);
    assert.equal(accepted?.body, body);
  });
  test("refuses every other, and an empty one even if none is set", () => {
    for (const given of ["", "a", token.slice(1), `${token} `, token.toUpperCase()]) {
      assert.equal(acceptToken(given, token, "legacy_1", body), null);
    }
    assert.equal(acceptToken("", "", "legacy_1", body), null);
  });
});
