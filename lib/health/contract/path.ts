/** An object with more keys than these is a table by its keys, whatever the keys look like. */
export const MOST_KEYS = 60;
/** Letters first, as names of fields are; a long run of digits makes it an id or a number of somebody. */
const fieldName = /^(?!.*\d{4})[A-Za-z_][\w-]{0,59}$/;

/** What stands for a key that is data rather than the name of a field. */
export const ANY_KEY = "*";

/** The name by which a path knows the key of an object with so many keys: itself, or `*` where it seems to be data. */
export function fieldOf(key: string, keys: number): string {
  // Nor `toString` and its like: a type that names one of them means the method that every object has.
  const isName = fieldName.test(key) && !Object.hasOwn(Object.prototype, key);
  return isName && keys <= MOST_KEYS ? key : ANY_KEY;
}

export function fieldPath(path: string, field: string): string {
  return path === "" ? field : `${path}.${field}`;
}

export function itemPath(path: string): string {
  return `${path}[]`;
}
