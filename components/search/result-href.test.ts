import assert from "node:assert/strict";
import { test } from "node:test";
import { listHref, resultHref } from "#components/search/result-href.ts";
import type { SearchItem } from "#lib/api/search.ts";

const call: SearchItem = {
  kind: "call",
  id: 7,
  title: "",
  titleMarks: [],
  snippet: "",
  snippetMarks: [],
  at: "2026-03-16T09:00:00.000Z",
  offsetMs: null,
  threadId: null,
};

test("everything leads to its page, and what was said to its moment", () => {
  assert.equal(resultHref(call), "/calls/7");
  assert.equal(resultHref({ ...call, offsetMs: 83_200 }), "/calls/7#t=83.2");
  assert.equal(resultHref({ ...call, kind: "message", threadId: 3 }), "/threads/3");
  assert.equal(resultHref({ ...call, kind: "contact" }), "/contacts/7");
  assert.equal(resultHref({ ...call, kind: "delivery" }), "/deliveries/7");
});

test("lists are asked in the words that were typed", () => {
  assert.equal(listHref("delivery", 'a "b&c"'), "/deliveries?q=a+%22b%26c%22");
  assert.equal(listHref("message", "a"), null);
});
