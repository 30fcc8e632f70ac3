import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { csvRecord } from "#lib/csv.ts";

/** Reads one record as RFC 4180 says. */
function parse(record: string): string[] {
  const cells: string[] = [];
  let rest = record;
  for (;;) {
    const quoted = /^"((?:[^"]|"")*)"(,|\r\n)/.exec(rest);
    const [whole = "", text = "", end = ""] = quoted ?? /^([^",\r\n]*)(,|\r\n)/.exec(rest) ?? [];
    assert.notEqual(whole, "", `no cell at ${JSON.stringify(rest)}`);
    cells.push(quoted ? text.replaceAll('""', '"') : text);
    rest = rest.slice(whole.length);
    if (end === "\r\n") break;
  }
  assert.equal(rest, "");
  return cells;
}

test("whatever a cell holds is read back, but for the guard against formulas", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1 }), (cells) => {
      const read = parse(csvRecord(cells));
      assert.deepEqual(
        read.map((text, i) => (text === `'${cells[i]}` ? text.slice(1) : text)),
        cells,
      );
    }),
  );
  assert.equal(csvRecord(["a", 'say "hi", twice', "two\nlines", ""]), 'a,"say ""hi"", twice","two\nlines",\r\n');
});

test("no cell is a formula", () => {
  for (const start of ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\u00a0=", "＝", "＋", "－", "＠"]) {
    const [cell] = parse(csvRecord([`${start}cmd|' /C calc'!A0`]));
    assert.equal(cell?.[0], "'", JSON.stringify(start));
  }
  assert.equal(csvRecord(["1-2=3@x"]), "1-2=3@x\r\n");
});
