import assert from "node:assert/strict";
import { test } from "node:test";
import { ruleWords, sendWords } from "#components/settings/alerts/alert-words.ts";
import type { AlertChannel, AlertRuleView, AlertView } from "#lib/api/alerts.ts";

const channel = (id: number, label: string): AlertChannel => ({
  id,
  kind: "email",
  name: "",
  label,
  endpointId: null,
  host: null,
  addresses: ["ops@example.com"],
  createdAt: "2026-03-16T10:00:00.000Z",
  lastSentAt: null,
  problem: null,
});
const known = [channel(1, "ops@example.com"), channel(2, "Team")];
const rule: AlertRuleView = { rule: "disk", enabled: true, threshold: 90, channels: null, remind: false, open: [] };

test("a rule tells from where on it is said, and to whom", () => {
  assert.equal(ruleWords(rule, known), "From 90 % used, to all channels");
  assert.equal(ruleWords({ ...rule, channels: [2], remind: true }, known), "From 90 % used, to Team, again each day");
  assert.equal(ruleWords({ ...rule, rule: "disabling", threshold: null, channels: [] }, known), "To no channel");
  assert.equal(ruleWords({ ...rule, channels: [1, 2] }, known), "From 90 % used, to 2 channels");
  assert.equal(ruleWords(rule, []), "From 90 % used, to nobody yet");
});

test("what became of a message is a word", () => {
  const send = { channelId: 1, channel: "", nextTryAt: null, settledAt: null, error: null };
  const label = (state: AlertView["sends"][number]["state"], tries: number) =>
    sendWords({ ...send, state, tries }).label;
  assert.deepEqual(
    [label("pending", 0), label("pending", 2), label("sent", 1), label("failed", 8)],
    ["Waiting", "Trying again", "Sent", "Given up"],
  );
});
