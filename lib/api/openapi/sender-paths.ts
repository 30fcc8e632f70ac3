import { answers, cursor, limit, operation } from "#lib/api/openapi/parts.ts";

/** How Allo gets through to us. */
export const senderPaths = {
  "/api/v1/health/sender": {
    get: operation(
      "What Allo does and will do next, inferred from its schedule: late deliveries, what was turned away, when it gives up",
      [],
      answers("Sender", 400, 403),
    ),
  },
  "/api/v1/health/outages": {
    get: operation(
      "Times in which Allo could deliver nothing, the last begun first, and what came of them",
      [limit, cursor],
      answers("OutagePage", 400, 403),
    ),
  },
};
