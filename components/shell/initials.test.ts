import assert from "node:assert/strict";
import { test } from "node:test";
import { initials } from "#components/shell/initials.ts";

for (const [name, letters] of [
  ["Ada Lovelace", "AL"],
  ["Ada", "A"],
  ["ada.lovelace", "AL"],
  ["ada.lovelace@example.com", "A"],
  ["Jean-Luc van der Berg", "JB"],
  ["Élodie Zürcher", "ÉZ"],
  ["李 雷", "李雷"],
  ["  ", "?"],
  ["🦊", "?"],
] as const) {
  test(`“${name}” is ${letters}`, () => assert.equal(initials(name), letters));
}
