import type { AlloEvent } from "#lib/allo/envelope.ts";
import type { JsonObject } from "#lib/allo/json-object.ts";
import { isJsonObject } from "#lib/allo/json-object.ts";
import { oneLine } from "#lib/allo/one-line.ts";
import { isKnownTopic } from "#lib/allo/topics.ts";
import type { Documented } from "#lib/health/contract/documented.ts";
import { documentOf } from "#lib/health/contract/documents.ts";
import type { Misfit } from "#lib/health/contract/finding.ts";
import { jsonTypeOf, jsonTypes } from "#lib/health/contract/json-type.ts";
import { fieldOf, fieldPath } from "#lib/health/contract/path.ts";

/** How many departures of one delivery are told. */
const MOST_MISFITS = 50;
/** How far lists and objects are looked through: a body of 8 MB may hold millions of items. */
const MOST_ITEMS = 5_000;
const MOST_KEYS = 500;
const MOST_TEXT = 60;

type Found = Map<string, Misfit>;

/** In what a delivery departs from the documents, each departure once; the inside of what is unknown is not told of. */
export function misfitsOf(event: AlloEvent): Misfit[] {
  const found: Found = new Map();
  if (!isKnownTopic(event.topic)) tell(found, { kind: "topic", path: "", value: null, types: jsonTypes.text });
  const document = documentOf(event.topic);
  // The old formats are documented too, and read under today's keys; they have no version.
  lookThrough(event.asReceived ?? { data: event.content ?? {} }, document, found);
  if (event.asReceived && event.version === null) {
    tell(found, { kind: "version", path: "version", value: null, types: 0 });
  }
  return [...found.values()];
}

function compare(value: unknown, documented: Documented, found: Found): void {
  const type = jsonTypeOf(value);
  const { path, types, values } = documented;
  if ((types & jsonTypes[type]) === 0) {
    tell(found, { kind: "type", path, value: null, types: jsonTypes[type] });
  } else if (typeof value === "string") {
    if (values && !values.has(value)) tellValue(found, path, value);
  } else if (isJsonObject(value)) {
    if (documented.fields.size > 0 || !documented.isOpen) lookThrough(value, documented, found);
  } else if (documented.item && Array.isArray(value)) {
    for (const item of value.length > MOST_ITEMS ? value.slice(0, MOST_ITEMS) : value) {
      compare(item, documented.item, found);
    }
  }
}

function lookThrough(object: JsonObject, { path, fields, isOpen }: Documented, found: Found): void {
  const keys = Object.keys(object);
  for (const key of keys.length > MOST_KEYS ? keys.slice(0, MOST_KEYS) : keys) {
    const documented = fields.get(key);
    if (documented) compare(object[key], documented, found);
    else if (!isOpen) tellField(found, fieldPath(path, fieldOf(key, keys.length)), object[key]);
  }
}

function tellField(found: Found, path: string, value: unknown): void {
  tell(found, { kind: "field", path, value: null, types: jsonTypes[jsonTypeOf(value)] });
}

function tellValue(found: Found, path: string, value: string): void {
  const kind = path === "version" ? "version" : "value";
  tell(found, { kind, path, value: oneLine(value, MOST_TEXT), types: jsonTypes.text });
}

function tell(found: Found, misfit: Misfit): void {
  const { kind, path, value, types } = misfit;
  const key = JSON.stringify([kind, path, kind === "type" ? types : value]);
  const known = found.get(key);
  if (known) known.types |= types;
  else if (found.size < MOST_MISFITS) found.set(key, misfit);
}
