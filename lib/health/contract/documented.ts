import { type JsonType, jsonTypes } from "#lib/health/contract/json-type.ts";
import { fieldPath, itemPath } from "#lib/health/contract/path.ts";

/** What Allo's documents say of one place in a body. */
export type Documented = {
  path: string;
  /** Bits of `jsonTypes`. */
  types: number;
  /** The texts that it may be, where the documents list them. */
  values: ReadonlySet<string> | null;
  fields: ReadonlyMap<string, Documented>;
  /** Whether other fields are documented too, under names that customers give. */
  isOpen: boolean;
  item: Documented | null;
};

/** A `Documented` that does not know yet where it stands. */
export type Field = (path: string) => Documented;

type Parts = Partial<Pick<Documented, "values" | "isOpen">> & {
  fields?: Readonly<Record<string, Field>>;
  item?: Field;
};

function field(names: readonly JsonType[], { fields = {}, item, values = null, isOpen = false }: Parts = {}): Field {
  const types = names.reduce((bits, name) => bits | jsonTypes[name], 0);
  return (path) => ({
    path,
    types,
    values,
    isOpen,
    fields: new Map(Object.entries(fields).map(([name, make]) => [name, make(fieldPath(path, name))])),
    item: item ? item(itemPath(path)) : null,
  });
}

export const text = field(["text"]);
export const number = field(["number"]);
export const anything = field(["text", "number", "boolean", "object", "list", "null"], { isOpen: true });

export function oneOf(...values: string[]): Field {
  return field(["text"], { values: new Set(values) });
}

export function object(fields: Readonly<Record<string, Field>>): Field {
  return field(["object"], { fields });
}

/** An object that may have further fields, whose names are data. */
export function openObject(fields: Readonly<Record<string, Field>>): Field {
  return field(["object"], { fields, isOpen: true });
}

export function listOf(item: Field): Field {
  return field(["list"], { item });
}

export function orNull(make: Field): Field {
  return (path) => {
    const documented = make(path);
    return { ...documented, types: documented.types | jsonTypes.null };
  };
}

export const textOrNull = orNull(text);
