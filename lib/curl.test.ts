import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type CurlRequest, curlCommand, fitsInCommand } from "#lib/curl.ts";

const URL = "https://inbox.example/api/allo";

function request(part: Partial<CurlRequest>): CurlRequest {
  return { url: URL, headers: [], text: "{}", fileName: "delivery-7.bin", ...part };
}

/** What a real shell would hand to curl. */
function shellWords(command: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  return execFileSync("sh", ["-c", script]).toString("utf8").split("\0").slice(0, -1);
}

describe("curlCommand", () => {
  it("hands curl the exact body and headers", () => {
    const body = fc.string({ unit: "binary" }).map((text) => text.toWellFormed());
    fc.assert(
      fc.property(fc.oneof(body, fc.json(), fc.constant("@/etc/passwd")), fc.string(), (text, value) => {
        fc.pre(fitsInCommand(text));
        const words = shellWords(curlCommand(request({ text, headers: [["X-Odd", `a${value}'"b`]] }), "masked"));
        assert.deepEqual(words, ["-X", "POST", URL, "-H", `X-Odd: a${value}'"b`, "--data-raw", text]);
      }),
      { numRuns: 150 },
    );
  });

  it("keeps repeats and their order, leaves out what curl makes itself", () => {
    const headers: [string, string][] = [
      ["Host", "x"],
      ["b", "1"],
      ["a", "2"],
      ["B", "3"],
      ["X-Forwarded-For", "1.2.3.4"],
      ["Content-Length", "2"],
      ["empty", ""],
    ];
    const words = shellWords(curlCommand(request({ headers }), "masked"));
    assert.deepEqual(
      words.filter((_, index) => words[index - 1] === "-H"),
      ["b: 1", "a: 2", "B: 3", "empty;"],
    );
  });

  it("does not let a header value start a second header", () => {
    const words = shellWords(curlCommand(request({ headers: [["a", "1\r\nEvil: 2"]] }), "masked"));
    assert.ok(words.includes("a: 1 Evil: 2"));
  });

  it("masks the signature unless asked", () => {
    const signed = request({ headers: [["Webhook-Signature", "v1,c2VjcmV0"]] });
    assert.ok(!curlCommand(signed, "masked").includes("c2VjcmV0"));
    assert.ok(curlCommand(signed, "shown").includes("v1,c2VjcmV0"));
  });

  it("takes a body from a file where it is binary, unpasteable or too long", () => {
    for (const text of [null, "a\0b", "a\u001b[2Jb", "a\r\nb", "é".repeat(60_000)]) {
      const command = curlCommand(request({ text }), "masked");
      assert.match(command, /^# Download the body first, as delivery-7.bin\n/);
      assert.deepEqual(shellWords(command).slice(-2), ["--data-binary", "@delivery-7.bin"]);
    }
  });
});
