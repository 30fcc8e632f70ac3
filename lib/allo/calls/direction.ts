import { type JsonObject, textAt } from "#lib/allo/json-object.ts";

export type Direction = "inbound" | "outbound";

/** Allo writes it under two keys; null where neither says it. */
export function directionOf(data: JsonObject): Direction | null {
  const text = (textAt(data, "type") ?? textAt(data, "direction"))?.toUpperCase();
  if (text === "INBOUND") return "inbound";
  return text === "OUTBOUND" ? "outbound" : null;
}
