import assert from "node:assert/strict";
import { it } from "node:test";
import { countWords, endpointState, topicsWords } from "#components/forwarding/endpoint-words.ts";
import type { Endpoint } from "#lib/api/endpoint.ts";
import { endpointName, hostOf } from "#lib/forwarding/endpoint-name.ts";

const endpoint: Endpoint = {
  id: 1,
  url: "https://crm.example:8443/hooks/allo?key=1",
  description: "",
  topics: null,
  enabled: true,
  status: "active",
  disabledReason: null,
  disabledAt: null,
  secret: null,
  headers: null,
  previousSecretUntil: null,
  createdAt: "2026-03-16T09:16:52.000Z",
  lastSuccessAt: "2026-03-16T09:16:53.000Z",
  consecutiveFailures: 0,
  firstFailureAt: null,
  turnsOffAt: null,
  pending: 0,
  oldestPendingAt: null,
  failed: 0,
};

it("says in a word how an endpoint does, what stops it first", () => {
  assert.equal(endpointState(endpoint).label, "Works");
  assert.equal(endpointState({ ...endpoint, lastSuccessAt: null }).label, "Nothing sent yet");
  const failing = { ...endpoint, consecutiveFailures: 3 };
  assert.equal(endpointState(failing).label, "Failing");
  assert.equal(endpointState({ ...failing, status: "paused" }).label, "Paused");
  assert.equal(endpointState({ ...failing, status: "disabled" }).label, "Off");
});

it("calls an endpoint by its description, else by its host", () => {
  assert.equal(endpointName(endpoint), "crm.example:8443");
  assert.equal(endpointName({ ...endpoint, description: " " }), "crm.example:8443");
  assert.equal(endpointName({ ...endpoint, description: "Our CRM" }), "Our CRM");
  assert.equal(hostOf("nowhere"), "nowhere");
});

it("sums up the topics, and counts as far as the server does", () => {
  assert.equal(topicsWords(null), "All topics");
  assert.equal(topicsWords([]), "No topics");
  assert.equal(topicsWords(["call.completed"]), "call.completed");
  assert.equal(topicsWords(["call.completed", "tag.added"]), "2 topics");
  assert.equal(countWords(9_999), "9,999");
  assert.equal(countWords(10_000), "10,000+");
});
