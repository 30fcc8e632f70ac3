import assert from "node:assert/strict";
import { test } from "node:test";
import { Inbox } from "lucide-react";
import { type Command, matchingCommands } from "#components/search/commands.ts";

const commands: Command[] = [
  { label: "Deliveries", icon: Inbox, href: "/deliveries" },
  { label: "Dark theme", words: "night colours", icon: Inbox, run: () => {} },
  { label: "Send a test event: sms.sent", icon: Inbox, quiet: true, run: () => {} },
];

function labels(text: string): string[] {
  return matchingCommands(commands, text).map(({ command }) => command.label);
}

test("all but the quiet while nothing is typed, then those whose words begin so", () => {
  assert.deepEqual(labels(" "), ["Deliveries", "Dark theme"]);
  assert.deepEqual(labels("d"), ["Deliveries", "Dark theme"]);
  assert.deepEqual(labels("the dar"), ["Dark theme"]);
  assert.deepEqual(labels("NIGHT"), ["Dark theme"]);
  assert.deepEqual(labels("te sen sms"), ["Send a test event: sms.sent"]);
  assert.deepEqual(labels("deliverx"), []);
  assert.deepEqual(labels("?!"), []);
  assert.deepEqual(labels("0142"), []);
});

test("what was typed is marked in the label", () => {
  const [hit] = matchingCommands(commands, "test sm");
  assert.deepEqual(
    hit?.label.marks.map(([from, to]) => hit.label.text.slice(from, to)),
    ["test", "sms"],
  );
});
