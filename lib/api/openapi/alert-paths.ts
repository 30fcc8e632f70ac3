import { alertRuleIds, alertRules } from "#lib/alerts/alert-rule.ts";
import { channelKinds } from "#lib/alerts/send-state.ts";
import { answers, cursor, done, id, limit, made, operation, withBody } from "#lib/api/openapi/parts.ts";

const channelFields = {
  name: { type: "string", maxLength: 100 },
  endpointId: { type: "integer", description: "Of an endpoint: which." },
  url: { type: "string", description: "Of slack: the address of the incoming webhook. It never comes back." },
  addresses: { type: "array", items: { type: "string", format: "email" }, minItems: 1, maxItems: 20 },
};

const ruleFields = {
  enabled: { type: "boolean" },
  channels: {
    type: ["array", "null"],
    items: { type: "integer" },
    description: "The channels that are told; null for all.",
  },
  remind: { type: "boolean", description: "Say it again each day while it lasts." },
};

const ruleBodies = Object.fromEntries(
  alertRuleIds.map((rule) => {
    const { title, threshold } = alertRules[rule];
    const bounds = threshold && { type: "integer", minimum: threshold.min, maximum: threshold.max };
    const description = threshold ? `${title}; the threshold is in ${threshold.unit}.` : title;
    const properties = { ...ruleFields, ...(bounds ? { threshold: bounds } : {}) };
    return [rule, { type: "object", description, properties, additionalProperties: false }];
  }),
);

/** What is said when something about the delivery side changes, and to whom. */
export const alertPaths = {
  "/api/v1/alerts": {
    get: operation("What was said, and to whom", [limit, cursor], answers("AlertPage", 400, 403)),
  },
  "/api/v1/alerts/rules": {
    get: operation("What is watched, and what is not over yet", [], answers("AlertRules", 400, 403)),
    patch: withBody(operation("Change what is watched", [], answers("AlertRules", 400, 403, 503)), ruleBodies),
  },
  "/api/v1/alerts/channels": {
    get: operation("The ways that alerts go", [], answers("AlertChannels", 400, 403)),
    post: withBody(operation("Make a channel", [], made("AlertChannel", 400, 403, 409, 503)), {
      kind: { type: "string", enum: [...channelKinds] },
      ...channelFields,
    }),
  },
  "/api/v1/alerts/channels/{id}": {
    patch: withBody(operation("Change a channel", [id], answers("AlertChannel", 400, 403, 404, 503)), channelFields),
    delete: operation("Remove a channel, with what it is still owed", [id], done("Removed", 403, 404, 503)),
  },
  "/api/v1/alerts/channels/{id}/test": {
    post: operation("Say something over a channel, and tell the answer", [id], answers("AlertTest", 403, 404)),
  },
};
