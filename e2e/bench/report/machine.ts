import { cpus, totalmem } from "node:os";
import process from "node:process";
import Database from "better-sqlite3";

export type Machine = { cores: number; cpu: string; memoryBytes: number; node: string; sqlite: string };

export function machine(): Machine {
  const db = new Database(":memory:");
  const sqlite = db.prepare<[], string>("select sqlite_version()").pluck().get() ?? "unknown";
  db.close();
  const [first] = cpus();
  return {
    cores: cpus().length,
    cpu: first?.model.trim() ?? "unknown",
    memoryBytes: totalmem(),
    node: process.version,
    sqlite,
  };
}

export function describeMachine({ cores, cpu, memoryBytes, node, sqlite }: Machine): string {
  const memory = `${Math.round(memoryBytes / 1024 ** 3)} GiB of memory`;
  return `${cores} cores (${cpu}), ${memory}, ${process.platform}; Node ${node}, SQLite ${sqlite}`;
}
