import { callStates, directions } from "#lib/api/call.ts";
import { answers, cursor, id, limit, operation, parameter, time } from "#lib/api/openapi/parts.ts";

const texts = { type: "array", items: { type: "string" } };

const callFilters = [
  limit,
  cursor,
  parameter("direction", "query", { type: "string", enum: [...directions] }, "Who called."),
  parameter("state", "query", { type: "string", enum: [...callStates] }, "How far it has come by now."),
  parameter("result", "query", texts, "Any of these results; repeat the name."),
  parameter("tag", "query", texts, "Any of these tags, by key; repeat the name."),
  parameter("user", "query", { type: "string" }, "The e-mail of who handled it."),
  parameter("number", "query", { type: "string" }, "One of our numbers."),
  parameter("hasRecording", "query", { type: "boolean" }, "Only with a recording."),
  parameter(
    "needsCallback",
    "query",
    { type: "boolean" },
    "Only those that nobody answered, whose caller still waits.",
  ),
  parameter("q", "query", { type: "string", maxLength: 500 }, "Words, names, numbers or ids; all must be there."),
  parameter("from", "query", time, "Started at this time or later."),
  parameter("to", "query", time, "Started before this time."),
];

/** What the deliveries add up to. */
export const callPaths = {
  "/api/v1/calls": { get: operation("Calls, the last started first", callFilters, answers("CallPage", 400)) },
  "/api/v1/calls/facets": {
    get: operation("What the calls can be narrowed to, most calls first", [], answers("CallFacets", 400)),
  },
  "/api/v1/calls/{id}": {
    get: operation("One call, by its id or that of any delivery that made it", [id], answers("Call", 404)),
  },
};
