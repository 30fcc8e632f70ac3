import type { JsonNode } from "#lib/json/json-node.ts";

const LONGEST_VALUE = 60;

/** "3 keys", "1 item" */
export function countJson(node: JsonNode): string {
  const [count, noun] = node.kind === "object" ? [node.members.length, "key"] : [itemsOf(node), "item"];
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

function itemsOf(node: JsonNode): number {
  return node.kind === "array" ? node.items.length : 0;
}

/** The first plain values of an object on one line, to tell it from its neighbours while it is folded. */
export function previewJson(node: JsonNode, most = 3): string {
  if (node.kind !== "object") return "";
  const parts: string[] = [];
  for (const { value } of node.members) {
    if (parts.length === most) break;
    if (value.kind === "string" && value.value !== "") parts.push(shorten(value.value));
    if (value.kind === "number") parts.push(value.text);
  }
  return parts.join(" · ");
}

function shorten(text: string): string {
  const line = text.replace(/\s+/gu, " ");
  return line.length <= LONGEST_VALUE ? line : `${line.slice(0, LONGEST_VALUE).toWellFormed()}…`;
}
