import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { z } from "zod";
import * as schema from "#db/schema.ts";

export type Db = ReturnType<typeof openConnection>;

/** Why a database cannot be used; the message says the cure, and nothing was changed. */
export class DatabaseRefused extends Error {}

/** Marks the file as ours in SQLite's header: "Allo". */
const APPLICATION_ID = 0x416c6c6f;
/** 64 MiB: the checkpointer copies long before; this is for where it fails, and for commands that have none. */
const COPY_BY_ITSELF_AFTER_PAGES = 16_384;
const MIGRATIONS = join(process.cwd(), "db", "migrations");

/** Opens the inbox's database, brings it to this version's schema and returns it; `onMigrate` hears of it before rows are moved. Throws `DatabaseRefused`. */
export function openDatabase(file: string, onMigrate: () => void = () => {}, migrations = MIGRATIONS): Db {
  refuseForeignFile(file);
  try {
    return openOwn(file, onMigrate, migrations);
  } catch (cause) {
    if (!(cause instanceof Database.SqliteError) || !/^SQLITE_(NOTADB|CORRUPT)/.test(cause.code)) throw cause;
    throw new DatabaseRefused(`${file} is damaged (${cause.code}). Restore a backup, or move it away.`, { cause });
  }
}

function openOwn(file: string, onMigrate: () => void, migrations: string): Db {
  const db = openConnection(file, "FULL");
  try {
    refuseUnknownOwner(db);
    if (isOlderVersion(db, migrations)) onMigrate();
    db.$client.pragma("journal_mode = WAL");
    migrateSchema(db, migrations);
    return db;
  } catch (cause) {
    db.$client.close();
    throw cause;
  }
}

/**
 * Another connection to a database that is already migrated. `FULL` makes each commit durable before it returns; `NORMAL`
 * is for what a power cut may set back: projections, which the log can always replay, and counts of tries.
 */
export function openConnection(file: string, synchronous: "FULL" | "NORMAL") {
  const client = new Database(file, { timeout: 250 });
  try {
    client.pragma(`synchronous = ${synchronous}`);
    client.pragma("foreign_keys = ON");
    client.pragma("cache_size = -32000");
    client.pragma("temp_store = MEMORY");
    client.pragma(`wal_autocheckpoint = ${COPY_BY_ITSELF_AFTER_PAGES}`);
  } catch (cause) {
    client.close();
    throw cause;
  }
  return drizzle(client, { schema, casing: "snake_case" });
}

/** A connection for reading the whole log anew: projections only, and much of their indexes in memory. */
export function openForRebuild(file: string): Db {
  const db = openConnection(file, "NORMAL");
  db.$client.pragma("cache_size = -64000");
  return db;
}

/** Checks the header bytes before SQLite touches the file, because opening in WAL mode may already write to it. */
function refuseForeignFile(file: string): void {
  if (!existsSync(file)) return;
  const stat = statSync(file);
  if (stat.isFile() && stat.size === 0) return;
  if (!stat.isFile() || firstBytes(file, 16).toString("latin1") !== "SQLite format 3\0") {
    throw new DatabaseRefused(`${file} is not a database. Move it away, or point DATA_DIR to another directory.`);
  }
}

function firstBytes(file: string, count: number): Buffer {
  const bytes = Buffer.alloc(count);
  const fd = openSync(file, "r");
  readSync(fd, bytes, 0, count, 0);
  closeSync(fd);
  return bytes;
}

function refuseUnknownOwner(db: Db): void {
  const owner = db.$client.pragma("application_id", { simple: true });
  const { tables } = z
    .object({ tables: z.int() })
    .parse(db.$client.prepare("select count(*) as tables from sqlite_schema").get());
  if (tables > 0 && owner !== APPLICATION_ID) {
    throw new DatabaseRefused(
      `${db.$client.name} is the database of another program. Point DATA_DIR to a directory of its own.`,
    );
  }
}

/** Throws `DatabaseRefused` where a newer version has written the file. */
function isOlderVersion(db: Db, migrations: string): boolean {
  const migrated = db.$client.prepare("select 1 from sqlite_schema where name = '__drizzle_migrations'").get();
  if (!migrated) return false;
  const { applied } = z
    .object({ applied: z.number() })
    .parse(db.$client.prepare("select coalesce(max(created_at), 0) as applied from __drizzle_migrations").get());
  const newest = Math.max(...migrationTimes(migrations));
  if (applied > newest) {
    throw new DatabaseRefused(
      `${db.$client.name} was written by a newer version of Allo Inbox. Start that version, or restore an older backup.`,
    );
  }
  return applied < newest;
}

/** Foreign keys are off while tables are rebuilt: with them on, replacing a parent table deletes its children. */
function migrateSchema(db: Db, migrationsFolder: string): void {
  db.$client.pragma("foreign_keys = OFF");
  migrate(db, { migrationsFolder });
  checkParents(db, migrationsFolder);
  db.$client.pragma("foreign_keys = ON");
  db.$client.pragma(`application_id = ${APPLICATION_ID}`);
}

/** Once after each migration: with a million rows it takes a second, and only a migration can lose a parent. */
function checkParents(db: Db, migrations: string): void {
  const version = migrationTimes(migrations).length;
  if (db.$client.pragma("user_version", { simple: true }) === version) return;
  const broken = db.$client.pragma("foreign_key_check");
  if (Array.isArray(broken) && broken.length > 0) {
    throw new DatabaseRefused(
      `${db.$client.name} has ${broken.length} rows whose parent is missing. Restore a backup, or ask for help with this file.`,
    );
  }
  db.$client.pragma(`user_version = ${version}`);
}

function migrationTimes(migrations: string): number[] {
  const { entries } = z
    .object({ entries: z.array(z.object({ when: z.number() })) })
    .parse(JSON.parse(readFileSync(join(migrations, "meta", "_journal.json"), "utf8")));
  return entries.map((entry) => entry.when);
}
