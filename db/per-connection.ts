import type { Db } from "#db/open.ts";

/** What is made once for each connection, such as statements that are prepared: writing and reading their SQL takes longer than running it. */
export function perConnection<T extends object>(make: (db: Db) => T): (db: Db) => T {
  const made = new WeakMap<Db, T>();
  return (db) => {
    const known = made.get(db);
    if (known) return known;
    const fresh = make(db);
    made.set(db, fresh);
    return fresh;
  };
}
