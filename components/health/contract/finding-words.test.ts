import assert from "node:assert/strict";
import { test } from "node:test";
import { findingSentence } from "#components/health/contract/finding-words.ts";
import type { ContractFinding } from "#lib/api/contract.ts";

const finding: ContractFinding = {
  id: "a",
  kind: "field",
  topic: "call.completed",
  path: "data.sentiment",
  value: null,
  types: ["text", "null"],
  typeText: "string | null",
  deliveries: 3,
  firstSeenAt: "2026-03-17T08:01:13.000Z",
  lastSeenAt: "2026-03-17T08:01:13.000Z",
  firstDeliveryId: 1,
  lastDeliveryId: 3,
  seen: null,
};

test("each kind has a sentence of its own", () => {
  const sentences: [Partial<ContractFinding>, string][] = [
    [{}, "New field data.sentiment, text or null"],
    [{ kind: "topic", path: "" }, "New topic call.completed"],
    [{ kind: "topic", path: "", topic: "a\n\u202eb" }, "New topic a b"],
    [{ kind: "version", path: "version", value: "3.0" }, "New version 3.0"],
    [{ kind: "version", path: "version" }, "No version"],
    [{ kind: "value", path: "data.type", value: "FAX" }, "New value FAX in data.type"],
    [{ kind: "value", path: "data.type", value: "" }, "New value (empty) in data.type"],
    [{ kind: "type", path: "data.id", types: ["boolean"] }, "New type in data.id: true or false"],
  ];
  for (const [changes, sentence] of sentences) assert.equal(findingSentence({ ...finding, ...changes }), sentence);
});
