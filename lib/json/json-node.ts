/** A JSON value as its text has it: members in the order of the bytes, repeated keys kept, numbers unrounded. */
export type JsonNode =
  | { kind: "object"; members: JsonMember[] }
  | { kind: "array"; items: JsonNode[] }
  | { kind: "string"; value: string }
  | { kind: "number"; text: string }
  | { kind: "boolean"; value: boolean }
  | { kind: "null" };

export type JsonMember = { key: string; value: JsonNode };

export type JsonPath = readonly (string | number)[];
