import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import process from "node:process";

/** How far it was when its memory was looked at, in percent. */
export const marks = [10, 50, 100] as const;

/** Resident memory in bytes at each of the marks; null where this system does not tell. */
export type Rebuilt = { attempts: number; seconds: number; memory: Record<(typeof marks)[number], number | null> };

/** Runs what `npm run rebuild` runs, in a process of its own. */
export async function runRebuild(dataDir: string): Promise<Rebuilt> {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, ["lib/server/rebuild.ts"], {
    env: { PATH, HOME, DATA_DIR: dataDir, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const memory: Rebuilt["memory"] = { 10: null, 50: null, 100: null };
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    const share = Number(/\((\d+) %\)\s*$/.exec(output)?.[1] ?? 0);
    const now = residentBytes(child.pid ?? 0);
    if (now === null) return;
    // It does not wait to be looked at when it is done: the last that was seen stands for the end.
    for (const mark of marks) if (mark === 100 || (memory[mark] === null && share >= mark)) memory[mark] = now;
  });
  await once(child, "close");
  const told = /Rebuilt from (\d+) attempts in ([\d.]+) s/.exec(output);
  if (child.exitCode !== 0 || !told) throw new Error(`the rebuild ended with ${child.exitCode}:\n${output}`);
  return { attempts: Number(told[1]), seconds: Number(told[2]), memory };
}

/** Linux tells; elsewhere there is no such file. */
function residentBytes(pid: number): number | null {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}
