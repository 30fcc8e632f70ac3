import { z } from "zod";

export type JsonObject = { [key: string]: unknown };

export const id = parameter("id", "path", { type: "integer" }, "The id, as in the list.");
export const textId = parameter("id", "path", { type: "string" }, "The id, as in the list.");
export const limit = parameter(
  "limit",
  "query",
  { type: "integer", minimum: 1, maximum: 200, default: 50 },
  "Rows a page.",
);
export const cursor = parameter("cursor", "query", { type: "string" }, "nextCursor of the page before.");
export const time = { type: "string", format: "date-time" };

export function operation(summary: string, parameters: JsonObject[], responses: JsonObject): JsonObject {
  return { summary, parameters, responses };
}

export function parameter(name: string, place: "path" | "query" | "header", schema: JsonObject, description: string) {
  return { name, in: place, required: place === "path", schema, description };
}

export function answers(schema: string, ...refusals: number[]): JsonObject {
  return { 200: json(schema, { $ref: `#/components/schemas/${schema}` }), ...failures(...refusals) };
}

export function made(schema: string, ...refusals: number[]): JsonObject {
  return { 201: json(schema, { $ref: `#/components/schemas/${schema}` }), ...failures(...refusals) };
}

export function done(description: string, ...refusals: number[]): JsonObject {
  return { 200: json(description, { type: "object" }), ...failures(...refusals) };
}

export function withBody(described: JsonObject, properties: JsonObject): JsonObject {
  const schema = { type: "object", properties, additionalProperties: false };
  return { ...described, requestBody: { content: { "application/json": { schema } } } };
}

export function failures(...statuses: number[]): JsonObject {
  const error = json("Refused; the message says the cure", { $ref: "#/components/schemas/Error" });
  return Object.fromEntries([401, ...statuses].map((status) => [status, error]));
}

export function json(description: string, schema: JsonObject): JsonObject {
  return { description, content: { "application/json": { schema } } };
}

export function jsonSchema(schema: z.ZodType): JsonObject {
  return z.toJSONSchema(schema, { target: "draft-2020-12" });
}
