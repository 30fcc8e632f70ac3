import type { JsonText } from "#lib/allo/doctor/json-text.ts";
import { topicSchemas } from "#lib/allo/topics.ts";

/** The keys of what Allo sends, as it orders them: of the envelope, of each topic's `data`, and of the objects within. */
const orders: readonly (readonly string[])[] = [
  ["topic", "version", "timestamp", "data"],
  ...Object.values(topicSchemas).map((schema) => Object.keys(schema.shape)),
  ["source", "time", "text"],
  ["number", "user_email", "user_name"],
  ["dtmf_key", "text_key"],
  ["id", "name", "last_name", "email", "emails", "numbers", "job_title"],
  ["id", "name", "status", "value", "currency", "close_date"],
];

/** Puts the keys of each object into the order of the one of Allo's that it has most keys of; keys that Allo is not known to send come last. */
export function inAllosOrder(json: JsonText): JsonText {
  if (json.kind === "leaf") return json;
  if (json.kind === "list") return { kind: "list", items: json.items.map(inAllosOrder) };
  const named = json.entries.map(([source, value]) => ({
    name: String(JSON.parse(source)),
    source,
    value: inAllosOrder(value),
  }));
  const hits = (order: readonly string[]) => named.filter(({ name }) => order.includes(name)).length;
  const order = orders.reduce((best, other) => (hits(other) > hits(best) ? other : best), []);
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const sorted = named.toSorted((a, b) => place(a.name) - place(b.name));
  return { kind: "object", entries: sorted.map(({ source, value }) => [source, value]) };
}
