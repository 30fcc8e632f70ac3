import assert from "node:assert/strict";
import { test } from "node:test";
import { Inbox } from "lucide-react";
import { isCutShort, sectionsOf } from "#components/search/sections.ts";
import type { SearchAnswer, SearchItem } from "#lib/api/search.ts";

const commands = {
  pages: [{ label: "Deliveries", icon: Inbox, href: "/deliveries" }],
  actions: [{ label: "Dark theme", icon: Inbox, run: () => {} }],
};

function item(kind: SearchItem["kind"], id: number): SearchItem {
  return { kind, id, title: "", titleMarks: [], snippet: "", snippetMarks: [], at: "", offsetMs: null, threadId: null };
}

function shown(text: string, answer: SearchAnswer | null) {
  return sectionsOf(text, commands, answer, true).map(({ label, choices, isOld }) => [
    label,
    choices.map(({ key }) => key),
    isOld,
  ]);
}

test("pages and actions while nothing is typed", () => {
  assert.deepEqual(shown("", null), [
    ["Go to", ["command-Deliveries"], false],
    ["Actions", ["command-Dark theme"], false],
  ]);
});

test("what is found stands beneath, kind by kind, with the way to all of it where there is more", () => {
  const answer: SearchAnswer = {
    data: [item("delivery", 3), item("call", 1), item("message", 2)],
    nextCursor: null,
    more: ["delivery", "message", "contact"],
  };
  assert.deepEqual(shown("d", answer), [
    ["Go to", ["command-Deliveries"], false],
    ["Actions", ["command-Dark theme"], false],
    ["Calls", ["call-1"], true],
    ["Messages", ["message-2"], true],
    ["Deliveries", ["delivery-3", "list-delivery"], true],
  ]);
});

test("it is cut short where of a kind there may be more and none is shown", () => {
  const answer = (more: SearchAnswer["more"]): SearchAnswer => ({ data: [item("call", 1)], nextCursor: null, more });
  assert.deepEqual(
    [isCutShort(answer([])), isCutShort(answer(["call"])), isCutShort(answer(["call", "message"]))],
    [false, false, true],
  );
  assert.equal(isCutShort(null), false);
});
