import Database from "better-sqlite3";

/**
 * Takes `file` for this process alone and gives the function that lets it go. SQLite's own file lock: the operating system frees
 * it when the process ends, also after SIGKILL. Throws SQLite's error, `SQLITE_BUSY` where another process holds it.
 */
export function takeProcessLock(file: string): () => void {
  const holder = new Database(file, { timeout: 0 });
  try {
    holder.pragma("locking_mode = EXCLUSIVE");
    holder.exec("begin exclusive");
  } catch (cause) {
    holder.close();
    throw cause;
  }
  return () => holder.close();
}
