import assert from "node:assert/strict";
import { it } from "node:test";
import { bodyText } from "#lib/body-text.ts";

it("keeps every character, a byte order mark too", () => {
  assert.equal(bodyText(new TextEncoder().encode("\ufeff{}\r\n")), "\ufeff{}\r\n");
});

it("is null for bytes that are no UTF-8", () => {
  assert.equal(bodyText(Uint8Array.of(0x7b, 0xff, 0x7d)), null);
  assert.equal(bodyText(Uint8Array.of(0xed, 0xa0, 0x80)), null);
});
