import { TEST_TOPICS } from "#lib/allo/test-event.ts";
import {
  answers,
  cursor,
  done,
  id,
  limit,
  made,
  operation,
  parameter,
  time,
  withBody,
} from "#lib/api/openapi/parts.ts";
import { forwardStates, recoveryKinds } from "#lib/forwarding/forward-state.ts";

const flag = { type: "boolean" };

const endpointFields = {
  url: { type: "string", description: "https, unless OUTBOUND_ALLOW lists the place." },
  description: { type: "string", maxLength: 200 },
  topics: {
    type: ["array", "null"],
    items: { type: "string" },
    minItems: 1,
    maxItems: 100,
    description: "Null for all, also those that Allo has not thought of yet.",
  },
  headers: {
    type: "array",
    items: { type: "array", items: { type: "string" }, minItems: 2, maxItems: 2 },
    maxItems: 20,
    description: "Sent along, as pairs of a name and a value.",
  },
  enabled: { type: "boolean", description: "What comes while it is off is not owed to it." },
  paused: { type: "boolean", description: "What comes meanwhile is queued." },
};

/** Where deliveries are forwarded to, and what became of them. */
export const forwardingPaths = {
  "/api/v1/endpoints": {
    get: operation(
      "Endpoints, the last made first; their secrets and headers only for administrators",
      [limit, cursor],
      answers("EndpointPage", 400, 403),
    ),
    post: withBody(
      operation("Make an endpoint, which is owed what comes from now on", [], made("Endpoint", 400, 403, 409, 503)),
      endpointFields,
    ),
  },
  "/api/v1/endpoints/{id}": {
    get: operation("One endpoint", [id], answers("Endpoint", 400, 403, 404)),
    patch: withBody(operation("Change an endpoint", [id], answers("Endpoint", 400, 403, 404, 503)), endpointFields),
    delete: operation("Remove an endpoint, with all that is owed to it", [id], done("Removed", 403, 404, 503)),
  },
  "/api/v1/endpoints/{id}/forwards": {
    get: operation(
      "What is and was owed to an endpoint",
      [id, limit, cursor, parameter("state", "query", { type: "string", enum: [...forwardStates] }, "Only these.")],
      answers("ForwardPage", 400, 403, 404),
    ),
  },
  "/api/v1/endpoints/{id}/test": {
    post: withBody(
      operation("Send an event that nobody caused, and tell the answer", [id], answers("EndpointTest", 400, 403, 404)),
      { topic: { type: "string", enum: [...TEST_TOPICS], default: "call.completed" } },
    ),
  },
  "/api/v1/endpoints/{id}/rotate-secret": {
    post: operation(
      "Make a new secret; the old one signs too for a day",
      [id],
      answers("Endpoint", 403, 404, 409, 503),
    ),
  },
  "/api/v1/endpoints/{id}/recover": {
    post: withBody(
      operation(
        "Send again what came in a stretch of time and was given up (failed), was never owed (missing), or all of it",
        [id],
        answers("RecoverAnswer", 400, 403, 404, 503),
      ),
      {
        since: time,
        until: { ...time, description: "Now unless given; what came at that time is not meant." },
        dryRun: { ...flag, description: "Count only." },
        kind: { type: "string", enum: [...recoveryKinds], default: "failed" },
      },
    ),
  },
  "/api/v1/endpoints/{id}/recoveries": {
    get: operation("The last twenty recoveries of an endpoint", [id], answers("Recoveries", 400, 403, 404)),
  },
  "/api/v1/endpoints/{id}/recoveries/{recovery}/cancel": {
    post: operation(
      "Stop a recovery: what is not sent yet will not be",
      [id, parameter("recovery", "path", { type: "integer" }, "The id of the recovery.")],
      done("Stopped", 403, 404, 503),
    ),
  },
  "/api/v1/forwards/{id}": {
    get: operation("One forward, with the last fifty tries that are kept", [id], answers("Forward", 400, 403, 404)),
  },
  "/api/v1/forwards/{id}/retry": {
    post: operation("Try a forward at once, or anew", [id], answers("Forward", 403, 404, 409, 503)),
  },
  "/api/v1/deliveries/{id}/forwards": {
    get: operation("Where a delivery was forwarded to", [id], answers("ForwardPage", 400, 403, 404)),
  },
  "/api/v1/deliveries/{id}/replay": {
    post: withBody(
      operation("Send a delivery to an endpoint once more", [id], made("Forward", 400, 403, 404, 409, 503)),
      { endpointId: { type: "integer" } },
    ),
  },
};
