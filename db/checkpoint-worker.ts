import { parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";

const db = new Database(String(workerData), { fileMustExist: true });

parentPort?.on("message", (message) => {
  if (message === "close") {
    db.close();
    parentPort?.close();
    return;
  }
  try {
    // Passive: waits for nobody, and nobody waits for it. What it cannot copy now, the next one does.
    db.pragma("wal_checkpoint(PASSIVE)");
    parentPort?.postMessage(null);
  } catch (cause) {
    parentPort?.postMessage(cause);
  }
});
