import assert from "node:assert/strict";
import { test } from "node:test";
import { passwordProblem } from "#lib/access/password-policy.ts";

const common = new Set(["password", "qwertyuiop", "passwordpassword", "dragon"]);
const about = ["ada.lovelace@example.com", "Ada Lovelace"];

const table: [password: string, problem: ReturnType<typeof passwordProblem>][] = [
  ["correct-horse-battery", null],
  ["🐎🔋📎🌋🐎🔋📎🌋🐎🔋📎", "too_short"],
  ["🐎🔋📎🌋🐎🔋📎🌋🐎🔋📎🌋", null],
  ["short", "too_short"],
  ["elevenchars", "too_short"],
  [`${"long ".repeat(25)}enough`, "too_long"],
  ["PasswordPassword", "common"],
  ["password1234", "common"],
  ["1234password!!", "common"],
  ["dragondragondragon", "common"],
  ["qwertyuiop12", "common"],
  ["aaaaaaaaaaaaaaaa", "common"],
  ["abababababababab", "common"],
  ["ada.lovelace", "about_you"],
  ["Ada.Lovelace@example.com", "about_you"],
  ["ada lovelace2026", "about_you"],
  ["lovelace counts in verse", null],
];

for (const [password, problem] of table) {
  test(`${password.slice(0, 30)} is ${problem ?? "good"}`, () => {
    assert.equal(passwordProblem(password, about, common), problem);
  });
}

test("a short name is no reason to refuse a password that begins with it", () => {
  assert.equal(passwordProblem("bo walks four dogs", ["bo@example.com", "Bo"], common), null);
});
