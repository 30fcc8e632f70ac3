export type JsonObject = { readonly [key: string]: unknown };

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function objectAt(data: JsonObject, key: string): JsonObject {
  const value = data[key];
  return isJsonObject(value) ? value : {};
}

export function listAt(data: JsonObject, key: string): readonly unknown[] {
  const value = data[key];
  return Array.isArray(value) ? value : [];
}

/** The text at a key, also where a number stands in its place; null when absent, blank or anything else. */
export function textAt(data: JsonObject, key: string): string | null {
  const value = data[key];
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value : null;
}
