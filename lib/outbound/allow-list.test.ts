import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isListedAddress, isListedName, parseAllowEntry } from "#lib/outbound/allow-list.ts";

function entry(text: string) {
  const result = parseAllowEntry(text);
  assert.ok(result.ok, text);
  return [result.entry];
}

for (const [text, problem] of [
  ["10.0.0.0/33", /more bits than \/32/],
  ["fd00::/129", /more bits than \/128/],
  ["10.0.0.5/8", /write 10\.0\.0\.0\/8/],
  ["fd00::5/8", /write fd00::\/8/],
  ["10/8", /neither a range/],
  ["0x0a.0.0.0/8", /neither a range/],
  ["10.0.0.0/8/8", /neither a range/],
  ["10.0.0.0/", /neither a range/],
  ["fe80::%eth0/10", /neither a range/],
  ["::ffff:10.0.0.0/104", /form of IPv6/],
  ["[::ffff:10.0.0.5]:80", /write 10\.0\.0\.5 instead/],
  ["10.0.0.5", /add \/32/],
  ["fd00::5", /add \/32/],
  ["n8n.internal", /neither a range/],
  ["https://n8n.internal:5678", /without https/],
  ["n8n.internal:5678/path", /neither a range/],
  ["n8n.internal:0", /1 to 65535/],
  ["n8n.internal:65536", /1 to 65535/],
  ["n8n.internal:http", /neither a range/],
  ["*.internal:80", /neither a range/],
  ["*:80", /neither a range/],
  ["user@n8n.internal:80", /neither a range/],
  ["n8n.internal?x:80", /neither a range/],
  ["n8n.internal#x:80", /neither a range/],
  ["n8n.internal\\x:80", /neither a range/],
  ["a..b:80", /neither a range/],
  ["[fd00::5]", /neither a range/],
  ["fd00::5:443x", /neither a range/],
  [":80", /neither a range/],
] as const) {
  test(`${text} is refused with a cure`, () => {
    const result = parseAllowEntry(text);
    assert.match(result.ok ? "accepted" : result.problem, problem);
  });
}

test("a range holds its own addresses on every port, and nothing else", () => {
  const ranges = [...entry("10.0.0.0/8"), ...entry("fd00::/8"), ...entry("192.168.7.4/32")];
  for (const address of ["10.0.0.0", "10.255.255.255", "fd12::1", "192.168.7.4"]) {
    assert.ok(isListedAddress(ranges, address, 1234), address);
  }
  for (const address of [
    "11.0.0.0",
    "9.255.255.255",
    "fc00::1",
    "192.168.7.5",
    "::ffff:10.0.0.1",
    "",
    "ten",
    "fd00::1%eth0",
  ]) {
    assert.ok(!isListedAddress(ranges, address, 1234), address);
  }
});

test("even the widest IPv6 range holds no IPv4 address in the form of IPv6", () => {
  const all = entry("::/0");
  assert.ok(isListedAddress(all, "::1", 80));
  assert.ok(!isListedAddress(all, "::ffff:127.0.0.1", 80));
  assert.ok(!isListedAddress(all, "127.0.0.1", 80));
});

test("an address with a port holds that port only, however it is written", () => {
  for (const text of ["127.0.0.1:8080", "127.1:8080", "2130706433:8080", "0x7f000001:8080"]) {
    assert.ok(isListedAddress(entry(text), "127.0.0.1", 8080), text);
    assert.ok(!isListedAddress(entry(text), "127.0.0.1", 8081), text);
    assert.ok(!isListedAddress(entry(text), "127.0.0.2", 8080), text);
  }
  assert.ok(isListedAddress(entry("[FD00:0::5]:443"), "fd00::5", 443));
});

test("a name holds itself on its port, in any case and with or without a closing dot", () => {
  for (const text of ["n8n.internal:5678", "N8N.Internal:5678", "n8n.internal.:5678"]) {
    assert.ok(isListedName(entry(text), "n8n.internal", 5678), text);
    assert.ok(!isListedName(entry(text), "n8n.internal", 80), text);
    assert.ok(!isListedName(entry(text), "x.n8n.internal", 5678), text);
    assert.ok(!isListedName(entry(text), "internal", 5678), text);
  }
});

test("no text throws", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc
      .tuple(fc.oneof(fc.ipV4(), fc.ipV6(), fc.domain()), fc.constantFrom("/", ":", "]:"), fc.nat(70_000))
      .map((parts) => parts.join("")),
  );
  fc.assert(fc.property(text, (value) => void parseAllowEntry(value)));
});
