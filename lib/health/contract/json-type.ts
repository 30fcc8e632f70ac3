import { isJsonObject } from "#lib/allo/json-object.ts";

/** The types of JSON, each one bit, so that several make one number. */
export const jsonTypes = { text: 1, number: 2, boolean: 4, object: 8, list: 16, null: 32 } as const;

export type JsonType = keyof typeof jsonTypes;

export const jsonTypeNames = ["text", "number", "boolean", "object", "list", "null"] as const satisfies JsonType[];

export function jsonTypeOf(value: unknown): JsonType {
  if (typeof value === "string") return "text";
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "boolean";
  if (Array.isArray(value)) return "list";
  return isJsonObject(value) ? "object" : "null";
}

/** The types that a number of bits stands for, always in the same order. */
export function jsonTypesIn(bits: number): JsonType[] {
  return jsonTypeNames.filter((name) => (bits & jsonTypes[name]) !== 0);
}
