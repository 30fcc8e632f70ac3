import { answers, failures, operation, parameter, textId, withBody } from "#lib/api/openapi/parts.ts";

/** What Allo sends and does not document. */
export const contractPaths = {
  "/api/v1/health/contract": {
    get: operation(
      "Every topic, version, field, value and type that came and is not documented: since when, how often, and in which deliveries",
      [],
      answers("Contract", 403),
    ),
  },
  "/api/v1/health/contract/types.ts": {
    get: operation(
      "The TypeScript types of what really came, as a file",
      [parameter("topic", "query", { type: "string" }, "Only of this one, under today's name of it.")],
      { 200: { description: "The file", content: { "text/plain": {} } }, ...failures(400, 403, 404) },
    ),
  },
  "/api/v1/health/contract/{id}/mark": {
    post: withBody(
      operation(
        "Mark a finding as seen, or take that back; it goes on being counted, and a rebuild leaves the mark",
        [textId],
        answers("ContractFinding", 400, 403, 404),
      ),
      { seen: { type: "boolean", default: true } },
    ),
  },
};
