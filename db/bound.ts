import { type SQL, sql } from "drizzle-orm";

/**
 * A parameter of a prepared statement, to be compared with `=`. For `= ?` SQLite looks at the value to tell what a scan would
 * find, and so plans the whole statement anew whenever another value is bound, which takes ten times as long as running it.
 * The sign changes no value and keeps it from looking. It looks at the limit too: `get` reads no further than the first row, so
 * what is sorted by an index needs none.
 */
export function bound(name: string): SQL {
  return sql`+${sql.placeholder(name)}`;
}
