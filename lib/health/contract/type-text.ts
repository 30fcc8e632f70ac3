import { type JsonType, jsonTypesIn } from "#lib/health/contract/json-type.ts";
import { ANY_KEY } from "#lib/health/contract/path.ts";
import type { Place } from "#lib/health/contract/shape.ts";

const plain: Record<Exclude<JsonType, "object" | "list">, string> = {
  text: "string",
  number: "number",
  boolean: "boolean",
  null: "null",
};

/** On one line, or with each field on a line of its own, indented so far. */
export type Layout = { indent: number } | "line";

/** How what came at a place is written in TypeScript. */
export function typeText(place: Place, layout: Layout): string {
  return alternatives(place, layout).join(" | ") || "unknown";
}

function alternatives(place: Place, layout: Layout): string[] {
  const types = jsonTypesIn(place.types);
  const values = types.includes("text") ? [] : [...place.values].sort().map((value) => JSON.stringify(value));
  const others = types.map((type) => {
    if (type === "object") return objectText(place, layout);
    return type === "list" ? listText(place, layout) : plain[type];
  });
  return [...values, ...others];
}

function listText({ item }: Place, layout: Layout): string {
  const texts = item ? alternatives(item, layout) : ["unknown"];
  return texts.length === 1 ? `${texts[0]}[]` : `(${texts.join(" | ")})[]`;
}

function objectText(place: Place, layout: Layout): string {
  const lines = fieldLines(place, layout === "line" ? layout : { indent: layout.indent + 1 });
  if (lines.length === 0) return "{ [key: string]: unknown }";
  if (layout === "line") return `{ ${lines.join("; ")} }`;
  return `{\n${lines.join("\n")}\n${"  ".repeat(layout.indent)}}`;
}

function fieldLines(place: Place, layout: Layout): string[] {
  const named = [...place.fields]
    .filter(([name, { documented }]) => name !== ANY_KEY && (documented || !place.wide))
    .sort(byDocuments(place));
  const fields = named.map(([name, field]) => {
    const text = `${nameText(name)}${field.optional ? "?" : ""}: ${typeText(field, layout)}`;
    if (layout === "line") return text;
    const start = "  ".repeat(layout.indent);
    const comment = commentOf(place, field);
    return `${comment === null ? "" : `${start}/** ${comment} */\n`}${start}${text};`;
  });
  const others = otherKeys(place, layout, named.length > 0);
  if (others === null) return fields;
  return [...fields, layout === "line" ? others : `${"  ".repeat(layout.indent)}${others};`];
}

/** As the documents have them, and then the others by name. */
function byDocuments({ documented }: Place): ([a]: [string, Place], [b]: [string, Place]) => number {
  const order = [...(documented?.fields.keys() ?? [])];
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return ([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1);
}

/** The type of keys that are data; beside named fields it has to take in theirs too. */
function otherKeys(place: Place, layout: Layout, hasNamed: boolean): string | null {
  const { cut, wide, fields } = place;
  const other = fields.get(ANY_KEY);
  if (!other && !cut && !wide) return null;
  return `[key: string]: ${!other || hasNamed || cut || fields.size > 1 ? "unknown" : typeText(other, layout)}`;
}

function commentOf(parent: Place, { documented, types }: Place): string | null {
  if (!documented) return parent.documented && !parent.documented.isOpen ? "Not documented." : null;
  const others = jsonTypesIn(types & ~documented.types);
  if (others.length > 0)
    return `Documented as ${jsonTypesIn(documented.types).join(" or ")}, came also as ${others.join(" and ")}.`;
  if (documented.values && types !== 0) {
    return `Also other texts than the documented ${[...documented.values].map((value) => JSON.stringify(value)).join(", ")}.`;
  }
  return null;
}

function nameText(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
}
