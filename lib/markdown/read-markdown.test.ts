import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Inline } from "#lib/markdown/inline.ts";
import { type Block, readMarkdown } from "#lib/markdown/read-markdown.ts";

const text = (words: string): Inline => ({ kind: "text", text: words });
const paragraph = (...children: Inline[]): Block => ({ kind: "paragraph", children });

test("what summaries are made of", () => {
  assert.deepEqual(
    readMarkdown("## Next\n**Call back** on *Thursday*.\n\n- quote\n  - twelve bikes\n- price\n\n1. send"),
    [
      { kind: "heading", level: 2, children: [text("Next")] },
      paragraph(
        { kind: "strong", children: [text("Call back")] },
        text(" on "),
        { kind: "emphasis", children: [text("Thursday")] },
        text("."),
      ),
      {
        kind: "list",
        ordered: false,
        start: 1,
        items: [
          [
            paragraph(text("quote")),
            { kind: "list", ordered: false, start: 1, items: [[paragraph(text("twelve bikes"))]] },
          ],
          [paragraph(text("price"))],
        ],
      },
      { kind: "list", ordered: true, start: 1, items: [[paragraph(text("send"))]] },
    ],
  );
});

test("quotes, code, rules and breaks", () => {
  assert.deepEqual(readMarkdown("> said `x`\n\n```\n<b>\n```\n---\none  \ntwo"), [
    { kind: "quote", children: [paragraph(text("said "), { kind: "code", text: "x" })] },
    { kind: "code", text: "<b>" },
    { kind: "rule" },
    paragraph(text("one"), { kind: "break" }, text("two")),
  ]);
});

test("a list goes on over empty lines, and stops where its text does", () => {
  assert.deepEqual(readMarkdown("* a\n\n* b\n\nend"), [
    { kind: "list", ordered: false, start: 1, items: [[paragraph(text("a"))], [paragraph(text("b"))]] },
    paragraph(text("end")),
  ]);
});

test("words with marks inside stay words", () => {
  for (const words of ["to_call_back and snake_case", "2 * 3 * 4", "5 < 6 > 4", "a ** b", "**open", "#hashtag"]) {
    assert.deepEqual(readMarkdown(words), [paragraph(text(words))]);
  }
});

test("links lead out, and nowhere else", () => {
  const link = (href: string, words: string) => [paragraph({ kind: "link", href, children: [text(words)] })];
  assert.deepEqual(readMarkdown("[shop](https://a.example/b?c=d)"), link("https://a.example/b?c=d", "shop"));
  assert.deepEqual(readMarkdown("https://a.example/b"), link("https://a.example/b", "https://a.example/b"));
  assert.deepEqual(readMarkdown("[ring](tel:+33639980142)"), link("tel:+33639980142", "ring"));
  for (const href of [
    "javascript:alert`1`",
    "JaVaScRiPt:x",
    "&#106;avascript:x",
    "java\u0001script:x",
    "data:text/html,x",
    "vbscript:x",
    "/api/v1/people",
    "//evil.example",
    "file:///etc/passwd",
    "blob:https://a.example/1",
  ]) {
    const source = `[click](${href})`;
    assert.doesNotMatch(JSON.stringify(readMarkdown(source)), /"kind":"link"/, href);
  }
});

test("HTML is text, and an image is its description", () => {
  const html = `<img src=x onerror=alert(1)><script>alert(1)</script>`;
  assert.deepEqual(readMarkdown(html), [paragraph(text(html))]);
  assert.deepEqual(readMarkdown("![a leak](https://tracker.example/x.png)"), [paragraph(text("a leak"))]);
});

test("whatever comes is read, and no link leads to a script", () => {
  const piece = fc.constantFrom(
    "*",
    "**",
    "_",
    "`",
    "[",
    "](",
    ")",
    "!",
    "> ",
    "- ",
    "1. ",
    "\n",
    "  ",
    "#",
    "~~~",
    "a",
    "é",
    "<b>",
    "javascript:",
    "https://a.b/",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const read = JSON.stringify(readMarkdown(pieces.join("")));
      assert.doesNotMatch(read, /"href":"(?!https?:|mailto:|tel:)/);
    }),
    { numRuns: 500 },
  );
});

// Linear in practice: a hundred thousand characters of any mark take a moment, not minutes.
for (const mark of [
  "*",
  "**a ",
  "_a ",
  "[",
  "[a](",
  "`",
  "> ",
  "- ",
  "  - ",
  "~~",
  "![",
  "https://",
  "\n",
  "1. ",
  "\\",
]) {
  test(`a flood of ${JSON.stringify(mark)} does not hold up the page`, () => {
    const started = performance.now();
    readMarkdown(mark.repeat(100_000 / mark.length));
    readMarkdown(`${mark}\n`.repeat(100_000 / (mark.length + 1)));
    assert.ok(performance.now() - started < 3000);
  });
}
