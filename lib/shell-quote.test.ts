import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { it } from "node:test";
import fc from "fast-check";
import { shellQuote } from "#lib/shell-quote.ts";

it("comes out of a real shell as it went in", () => {
  const nasty = fc.constantFrom(
    "'",
    '"',
    "\\",
    "$(id)",
    "`id`",
    "\n",
    "\r",
    "!",
    "%s",
    "*",
    "~",
    "é",
    "😀",
    "-n",
    " ",
    "\t",
  );
  const text = fc
    .array(fc.oneof(nasty, fc.string({ unit: "binary" })), { maxLength: 8 })
    .map((parts) => parts.join(""));
  const word = text.map((joined) => joined.replaceAll("\0", "").toWellFormed());
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
      const script = `printf '%s\\0' ${words.map(shellQuote).join(" ")}`;
      const printed = execFileSync("sh", ["-c", script]).toString("utf8");
      assert.deepEqual(printed.split("\0").slice(0, -1), words);
    }),
    { numRuns: 60 },
  );
});
