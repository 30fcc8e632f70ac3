import { hash } from "node:crypto";
import { isJsonObject, type JsonObject } from "#lib/allo/json-object.ts";
import type { Documented } from "#lib/health/contract/documented.ts";
import { jsonTypeOf, jsonTypes } from "#lib/health/contract/json-type.ts";
import { ANY_KEY, fieldOf, fieldPath, itemPath, MOST_KEYS } from "#lib/health/contract/path.ts";

/** How many places that are not documented one topic may have. */
const MOST_PLACES = 200;
/** What is looked at in one body: a body of 8 MB may hold millions of values. */
const MOST_VALUES = 20_000;
const MOST_DEPTH = 12;

/** What came at one place of the bodies of a topic. Only the values that are documented are kept: others may be personal. */
export type Place = {
  path: string;
  depth: number;
  documented: Documented | null;
  /** Bits of `jsonTypes`; a documented value counts for none. */
  types: number;
  values: Set<string>;
  /** Some object had no such field. */
  optional: boolean;
  fields: Map<string, Place>;
  item: Place | null;
  /** Something below it is left out. */
  cut: boolean;
  /** Some object had so many keys that they are data; what fields others had tells little then. */
  wide: boolean;
  /** Sorts what is not documented: above before below, and else as good as random. Empty for the documented. */
  rank: string;
};

/**
 * What came under one topic, all bodies together. To take a body twice, or bodies in another order, makes no difference,
 * also where not all places find room: those of the smallest ranks stay, and they were never left out in between.
 */
export type Shape = {
  root: Place;
  /** The places that are not documented. */
  undocumented: Set<Place>;
};

export function newShape(document: Documented): Shape {
  return { root: newPlace("", 0, document), undocumented: new Set() };
}

/** Takes a body in; true where it brought anything new. */
export function takeIn(shape: Shape, body: JsonObject): boolean {
  const visit = { shape, left: MOST_VALUES, changed: false };
  takeValue(visit, shape.root, body);
  return visit.changed;
}

type Visit = { shape: Shape; left: number; changed: boolean };

function takeValue(visit: Visit, place: Place, value: unknown): void {
  visit.left -= 1;
  if (typeof value === "string" && place.documented?.values?.has(value)) {
    if (place.values.has(value)) return;
    place.values.add(value);
    visit.changed = true;
    return;
  }
  const type = jsonTypes[jsonTypeOf(value)];
  const isFirst = (place.types & type) === 0;
  if (isFirst) {
    place.types |= type;
    visit.changed = true;
  }
  if (type === jsonTypes.object && isJsonObject(value)) takeObject(visit, place, value, isFirst);
  else if (type === jsonTypes.list && Array.isArray(value)) takeList(visit, place, value);
}

function takeObject(visit: Visit, place: Place, object: JsonObject, isFirst: boolean): void {
  const keys = Object.keys(object);
  const isWide = keys.length > MOST_KEYS;
  if (isWide && !place.wide) {
    place.wide = true;
    visit.changed = true;
  }
  let looked = 0;
  for (const key of keys) {
    if (visit.left <= 0) break;
    looked += 1;
    const isDocumented = place.documented?.fields.has(key) === true;
    const name = isDocumented ? key : fieldOf(key, keys.length);
    const field = place.fields.get(name) ?? addField(visit, place, name, !isFirst);
    if (field) takeValue(visit, field, object[key]);
    else passOver(visit, object[key], place.depth + 1);
  }
  const seen = looked < keys.length ? new Set(keys.slice(0, looked)) : null;
  for (const [name, field] of place.fields) {
    if (field.optional || name === ANY_KEY) continue;
    const counts = field.documented !== null || !isWide;
    if (counts && (seen ? seen.has(name) : Object.hasOwn(object, name))) continue;
    field.optional = true;
    visit.changed = true;
  }
}

function takeList(visit: Visit, place: Place, list: readonly unknown[]): void {
  for (const value of list) {
    if (visit.left <= 0) return;
    place.item ??= addPlace(visit, place, itemPath(place.path), place.documented?.item ?? null);
    if (place.item) takeValue(visit, place.item, value);
    else passOver(visit, value, place.depth + 1);
  }
}

/** Counts what there is no room for, so that how far one looks does not depend on what came before. */
function passOver(visit: Visit, value: unknown, depth: number): void {
  if (depth > MOST_DEPTH || visit.left <= 0) return;
  visit.left -= 1;
  if (typeof value !== "object" || value === null) return;
  for (const one of Object.values(value)) passOver(visit, one, depth + 1);
}

function addField(visit: Visit, place: Place, name: string, optional: boolean): Place | null {
  const documented = place.documented?.fields.get(name) ?? null;
  const field = addPlace(visit, place, fieldPath(place.path, name), documented);
  if (!field) return null;
  field.optional = optional && name !== ANY_KEY;
  place.fields.set(name, field);
  return field;
}

/** A place below another, or null where there is no room for it. */
function addPlace(visit: Visit, parent: Place, path: string, documented: Documented | null): Place | null {
  const place = newPlace(path, parent.depth + 1, documented);
  const { undocumented } = visit.shape;
  if (documented) {
    visit.changed = true;
    return place;
  }
  if (place.depth > MOST_DEPTH) {
    cut(visit, parent);
    return null;
  }
  undocumented.add(place);
  if (undocumented.size > MOST_PLACES) {
    const last = [...undocumented].reduce((a, b) => (a.rank > b.rank ? a : b));
    undocumented.delete(last);
    if (last === place) {
      cut(visit, parent);
      return null;
    }
    leaveOut(visit, visit.shape.root, last);
  }
  visit.changed = true;
  return place;
}

/** Nothing stands below the place of the last rank: what does has a later one. */
function leaveOut(visit: Visit, place: Place, last: Place): boolean {
  if (place.item === last) place.item = null;
  else {
    const name = [...place.fields].find(([, field]) => field === last)?.[0];
    if (name === undefined) {
      return [...place.fields.values(), ...(place.item ? [place.item] : [])].some((one) => leaveOut(visit, one, last));
    }
    place.fields.delete(name);
  }
  cut(visit, place);
  return true;
}

function cut(visit: Visit, place: Place): void {
  if (place.cut) return;
  place.cut = true;
  visit.changed = true;
}

export function newPlace(path: string, depth: number, documented: Documented | null): Place {
  const rank = documented ? "" : `${String(depth).padStart(2, "0")}${hash("sha256", path, "base64url").slice(0, 16)}`;
  const nothing = {
    types: 0,
    values: new Set<string>(),
    optional: false,
    fields: new Map(),
    item: null,
    cut: false,
    wide: false,
  };
  return { path, depth, documented, rank, ...nothing };
}
