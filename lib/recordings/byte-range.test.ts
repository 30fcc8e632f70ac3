import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { byteRange } from "#lib/recordings/byte-range.ts";

const ETAG = '"abc"';

for (const [range, expected] of [
  [null, "whole"],
  ["bytes=0-", "0-99"],
  ["bytes=0-0", "0-0"],
  ["bytes=10-19", "10-19"],
  ["Bytes=10-19", "10-19"],
  ["bytes=10-500", "10-99"],
  ["bytes=99-", "99-99"],
  ["bytes=100-", "beyond"],
  ["bytes=100-200", "beyond"],
  ["bytes=999999999999999-", "beyond"],
  ["bytes=-1", "99-99"],
  ["bytes=-100", "0-99"],
  ["bytes=-500", "0-99"],
  ["bytes=-0", "beyond"],
  ["bytes=20-10", "whole"],
  ["bytes=0-1,5-6", "whole"],
  ["bytes=-", "whole"],
  ["bytes=a-b", "whole"],
  ["bytes=1-2x", "whole"],
  ["bytes 0-1", "whole"],
  ["seconds=0-1", "whole"],
  ["bytes=99999999999999999999-", "whole"],
  ["", "whole"],
] as const) {
  test(`${range} of 100 bytes is ${expected}`, () => assert.equal(words(byteRange(range, null, ETAG, 100)), expected));
}

for (const [ifRange, expected] of [
  [ETAG, "0-1"],
  ['"other"', "whole"],
  [`W/${ETAG}`, "whole"],
  ["Sat, 21 Nov 2026 12:00:00 GMT", "whole"],
  ["", "whole"],
] as const) {
  test(`If-Range ${ifRange} gives ${expected}`, () => {
    assert.equal(words(byteRange("bytes=0-1", ifRange, ETAG, 100)), expected);
  });
}

test("nothing is asked of an empty file", () => {
  assert.equal(words(byteRange("bytes=0-", null, ETAG, 0)), "beyond");
  assert.equal(words(byteRange("bytes=-5", null, ETAG, 0)), "beyond");
});

test("a part always lies within the file", () => {
  const header = fc.oneof(
    fc.string(),
    fc.tuple(fc.nat(), fc.nat()).map(([from, to]) => `bytes=${from}-${to}`),
  );
  fc.assert(
    fc.property(header, fc.nat(1000), (range, size) => {
      const given = byteRange(range, null, ETAG, size);
      if (given.kind === "part") assert.ok(given.start >= 0 && given.start <= given.end && given.end < size);
    }),
  );
});

function words(range: ReturnType<typeof byteRange>): string {
  return range.kind === "part" ? `${range.start}-${range.end}` : range.kind;
}
