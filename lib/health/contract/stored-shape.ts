import { z } from "zod";
import type { Documented } from "#lib/health/contract/documented.ts";
import { fieldPath, itemPath } from "#lib/health/contract/path.ts";
import { newPlace, newShape, type Place, type Shape } from "#lib/health/contract/shape.ts";

const storedPlace = z.object({
  types: z.int(),
  values: z.array(z.string()).optional(),
  optional: z.literal(true).optional(),
  cut: z.literal(true).optional(),
  wide: z.literal(true).optional(),
  get fields() {
    return z.array(z.tuple([z.string(), storedPlace])).optional();
  },
  get item() {
    return storedPlace.optional();
  },
});

type StoredPlace = z.infer<typeof storedPlace>;

/** A shape as JSON, the same for the same shape. */
export function writeShape({ root }: Shape): string {
  return JSON.stringify(written(root));
}

export function readShape(json: string, document: Documented): Shape {
  const shape = newShape(document);
  fill(shape, shape.root, storedPlace.parse(JSON.parse(json)));
  return shape;
}

function written({ types, values, optional, cut, wide, fields, item }: Place): StoredPlace {
  const inner = [...fields].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    types,
    ...(values.size > 0 && { values: [...values].sort() }),
    ...(optional && { optional }),
    ...(cut && { cut }),
    ...(wide && { wide }),
    ...(inner.length > 0 && { fields: inner.map(([name, place]): [string, StoredPlace] => [name, written(place)]) }),
    ...(item && { item: written(item) }),
  };
}

function fill(shape: Shape, place: Place, stored: StoredPlace): void {
  const { types, values = [], optional = false, cut = false, wide = false, fields = [], item } = stored;
  Object.assign(place, { types, values: new Set(values), optional, cut, wide });
  const inner = (path: string, documented: Documented | null, stored: StoredPlace) => {
    const below = newPlace(path, place.depth + 1, documented);
    if (!documented) shape.undocumented.add(below);
    fill(shape, below, stored);
    return below;
  };
  for (const [name, stored] of fields) {
    place.fields.set(name, inner(fieldPath(place.path, name), place.documented?.fields.get(name) ?? null, stored));
  }
  if (item) place.item = inner(itemPath(place.path), place.documented?.item ?? null, item);
}
