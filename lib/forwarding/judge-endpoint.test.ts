import assert from "node:assert/strict";
import { test } from "node:test";
import { judgeEndpoint } from "#lib/forwarding/judge-endpoint.ts";
import { type AllowEntry, parseAllowEntry } from "#lib/outbound/allow-list.ts";

function allow(...texts: string[]): AllowEntry[] {
  return texts.flatMap((text) => {
    const parsed = parseAllowEntry(text);
    assert.ok(parsed.ok, text);
    return [parsed.entry];
  });
}

test("a place that can be told to be no public one is refused at once, unless it is listed", () => {
  const listed = allow("10.0.0.5:8080", "n8n.internal:5678", "[fd00::5]:443");
  for (const url of [
    "http://10.0.0.5:8080/hook",
    "http://n8n.internal:5678/hook",
    "https://[fd00::5]/hook",
    "https://example.com/hook?token=x",
    "https://93.184.215.14/hook",
  ]) {
    assert.equal(judgeEndpoint({ url }, listed), null, url);
  }
  for (const url of [
    "http://10.0.0.5:8081/hook",
    "https://0x7f.1/hook",
    "https://[::1]/hook",
    "http://93.184.215.14/hook",
  ]) {
    assert.match(judgeEndpoint({ url }, listed) ?? "", /^url: .*OUTBOUND_ALLOW\.$/, url);
  }
  for (const url of ["http://example.com/hook", "https://localhost/hook", "https://n8n.internal/hook"]) {
    assert.match(judgeEndpoint({ url }, []) ?? "", /^url: .*OUTBOUND_ALLOW\.$/, url);
  }
});

test("what is no web address, or holds a password, is refused without being repeated", () => {
  for (const url of [
    "marked",
    "ftp://marked/",
    "https://marked:marked@example.com/",
    `https://x/${"m".repeat(9000)}`,
  ]) {
    const problem = judgeEndpoint({ url }, []);
    assert.match(problem ?? "", /^url: /);
    assert.ok(!problem?.includes("marked"));
  }
});

test("headers that the request sets itself, or that stand there twice, are refused by their name", () => {
  for (const [name, problem] of [
    ["Content-Type", /Content-Type is set by the request itself/],
    ["Webhook-Signature", /webhook-signature is set by the inbox itself/],
    ["allo-inbox-anything", /allo-inbox-anything is set by the inbox itself/],
    ["X-KEY", /x-key is there twice/],
    ["__proto__\n", /other than letters/],
  ] as const) {
    const headers = [
      ["x-key", "marked"],
      [name, "marked"],
    ] as const;
    assert.match(judgeEndpoint({ headers }, []) ?? "", problem);
    assert.ok(!judgeEndpoint({ headers }, [])?.includes("marked"));
  }
  const fine = [
    ["Authorization", "Bearer x"],
    ["webhooks", "x"],
    ["__proto__", "x"],
  ] as const;
  assert.equal(judgeEndpoint({ headers: fine }, []), null);
});
