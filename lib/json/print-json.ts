import type { JsonNode } from "#lib/json/json-node.ts";

/** Pretty-printed with two blanks, in the order of the bytes and with numbers as they were written. */
export function printJson(node: JsonNode, indent = ""): string {
  const inner = `${indent}  `;
  switch (node.kind) {
    case "object": {
      if (node.members.length === 0) return "{}";
      const lines = node.members.map(({ key, value }) => `${inner}${JSON.stringify(key)}: ${printJson(value, inner)}`);
      return `{\n${lines.join(",\n")}\n${indent}}`;
    }
    case "array": {
      if (node.items.length === 0) return "[]";
      const lines = node.items.map((item) => `${inner}${printJson(item, inner)}`);
      return `[\n${lines.join(",\n")}\n${indent}]`;
    }
    case "string":
      return JSON.stringify(node.value);
    case "number":
      return node.text;
    case "boolean":
      return String(node.value);
    case "null":
      return "null";
  }
}
