import assert from "node:assert/strict";
import { it } from "node:test";
import { hexDump } from "#lib/hex-dump.ts";

it("shows offset, bytes and their letters", () => {
  const bytes = Uint8Array.from([...new TextEncoder().encode("Allo{ webhooks }"), 0xff, 0x00]);
  assert.equal(
    hexDump(bytes),
    "00000000  41 6c 6c 6f 7b 20 77 65 62 68 6f 6f 6b 73 20 7d  Allo{ webhooks }\n" +
      `00000010  ff 00${" ".repeat(42)}  ..`,
  );
  assert.equal(hexDump(new Uint8Array()), "");
});
