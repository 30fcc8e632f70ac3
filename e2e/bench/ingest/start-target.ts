import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { TargetName } from "#e2e/bench/targets/serve.ts";
import { TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer } from "#e2e/harness/server.ts";

const READY_WITHIN_MS = 30_000;

/** A server under measure, alone in a process of its own. `dataDir` is gone after `stop`. */
export type RunningTarget = { port: number; dataDir: string; stop(): Promise<void> };

/** Starts the real server (`inbox`) or one that it is compared with; its data goes under `directory`. */
export async function startTarget(name: TargetName | "inbox", directory: string): Promise<RunningTarget> {
  const dataDir = mkdtempSync(join(directory, `bench-${name}-`));
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  try {
    const { port, stop } = name === "inbox" ? await startInbox(dataDir) : await startOther(name, dataDir);
    return keep({ port, dataDir, stop: () => stop().then(remove) });
  } catch (cause) {
    remove();
    throw cause;
  }
}

const running = new Set<RunningTarget>();

/** Stops what runs, for a benchmark that is interrupted. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map((target) => target.stop()));
}

function keep(target: RunningTarget): RunningTarget {
  const kept = {
    ...target,
    stop() {
      running.delete(kept);
      return target.stop();
    },
  };
  running.add(kept);
  return kept;
}

type Started = { port: number; stop(): Promise<unknown> };

async function startInbox(dataDir: string): Promise<Started> {
  const { url, stop } = await startServer({ dataDir, env: { ALLO_WEBHOOK_SECRET: TEST_SECRET } });
  return { port: Number(new URL(url).port), stop };
}

async function startOther(name: TargetName, dataDir: string): Promise<Started> {
  const { PATH = "", HOME = "" } = process.env;
  const env = { PATH, HOME, DATA_DIR: dataDir, ALLO_WEBHOOK_SECRET: TEST_SECRET };
  const child = spawn(process.execPath, ["e2e/bench/main.ts", "--serve", name], {
    env: { ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const port = await readyPort(name, child);
  return {
    port,
    stop() {
      child.kill("SIGTERM");
      return exited;
    },
  };
}

async function readyPort(name: TargetName, child: ChildProcess): Promise<number> {
  let output = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const port = /^listening on (\d+)$/m.exec(output)?.[1];
    if (port) return Number(port);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  child.kill("SIGKILL");
  throw new Error(`${name} did not start`);
}
