import { VERDICT_FILTERS } from "#lib/api/delivery-filters.ts";
import { answers, cursor, failures, id, json, limit, operation, parameter, time } from "#lib/api/openapi/parts.ts";

const deliveryFilters = [
  limit,
  cursor,
  parameter("topic", "query", { type: "array", items: { type: "string" } }, "Any of these topics; repeat the name."),
  parameter("verdict", "query", { type: "string", enum: [...VERDICT_FILTERS] }, "Only what came more than once."),
  parameter("problem", "query", { type: "boolean" }, "Only what this version could not read in full."),
  parameter(
    "q",
    "query",
    { type: "string", maxLength: 500 },
    "Words, names, numbers or ids; all must be in what the asker may see.",
  ),
  parameter("from", "query", time, "Received at this time or later."),
  parameter("to", "query", time, "Received before this time."),
  parameter("upTo", "query", { type: "integer" }, "Only ids up to this one: keeps a list still while rows arrive."),
  parameter("after", "query", { type: "integer" }, "Only ids after this one: what is new."),
];

/** What came, and what was refused. */
export const deliveryPaths = {
  "/api/v1/deliveries": {
    get: operation("Deliveries", deliveryFilters, answers("DeliveryPage", 400)),
  },
  "/api/v1/deliveries/{id}": {
    get: operation(
      "One delivery",
      [
        id,
        parameter(
          "payload",
          "query",
          { type: "boolean" },
          "false leaves the payload out; the audit log then tells nothing.",
        ),
      ],
      answers("Delivery", 400, 404),
    ),
  },
  "/api/v1/deliveries/{id}/body": {
    get: operation(
      "The exact bytes of a delivery",
      [
        id,
        parameter("attempt", "query", { type: "integer" }, "The attempt that brought a conflicting body."),
        parameter("download", "query", { type: "string", enum: ["1"] }, "Answer as a file to save."),
      ],
      {
        200: { description: "The bytes", content: { "application/octet-stream": {} } },
        ...failures(400, 404),
      },
    ),
  },
  "/api/v1/rejections": { get: operation("Rejected requests", [limit, cursor], answers("RejectionPage", 400)) },
  "/api/v1/rejections/{id}": { get: operation("One rejected request", [id], answers("Rejection", 404)) },
  "/api/v1/rejections/{id}/promote": {
    post: operation("Move a rejection that now verifies into the log", [id], answers("Promotion", 404, 409, 503)),
  },
  "/api/v1/rejections/promote": {
    post: operation("Promote every rejection that now verifies", [], {
      200: json("How many", { type: "object" }),
      ...failures(503),
    }),
  },
  "/api/v1/stats": { get: operation("Counts and lag of the last hour, day and week", [], answers("Stats")) },
  "/api/v1/setup": { get: operation("How to point Allo at this inbox", [], answers("Setup")) },
  "/api/v1/openapi.json": {
    get: operation("This description", [], { 200: json("OpenAPI 3.1", { type: "object" }), ...failures() }),
  },
  "/api/v1/live": {
    get: operation(
      "Server-sent events of what changes; the event id is a delivery id, and Last-Event-ID resumes after it",
      [parameter("Last-Event-ID", "header", { type: "string" }, "The last event id that was seen.")],
      { 200: { description: "An endless stream", content: { "text/event-stream": {} } }, ...failures() },
    ),
  },
  "/api/v1/test-events": {
    post: {
      ...operation("Send a signed test event to our own webhook URL", [], {
        201: json("What the webhook URL answered", { type: "object" }),
        ...failures(400, 502),
      }),
      requestBody: {
        content: { "application/json": { schema: { type: "object", properties: { topic: { type: "string" } } } } },
      },
    },
  },
};
