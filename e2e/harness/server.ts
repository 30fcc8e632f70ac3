import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { testSettings } from "#e2e/harness/settings.ts";

const READY_WITHIN_MS = 30_000;
/** As `npm start` runs it. */
const FLAGS = z.array(z.string()).parse(JSON.parse(readFileSync("scripts/server-flags.json", "utf8")));

/** A real server in a process of its own, on a free port and with a data directory of its own. */
export type TestServer = {
  url: string;
  pid: number;
  dataDir: string;
  /** What it has printed so far. */
  output(): string;
  /** The secret that it made for itself. */
  localSecret(): string;
  /** Kills the process as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to stop, and resolves with its exit code. */
  stop(): Promise<number | null>;
};

export type ServerOptions = {
  /** On top of the key and the administrator that every test server has; an empty text takes a setting away. */
  env?: Record<string, string>;
  /** Kept afterwards when given, else made new and removed on `stop`. */
  dataDir?: string;
};

/** Starts the build that stands in `.next`. Rejects with what it printed when it does not come up. */
export async function startServer({ env = {}, dataDir }: ServerOptions = {}): Promise<TestServer> {
  const directory = dataDir ?? mkdtempSync(join(tmpdir(), "allo-inbox-server-"));
  const child = spawnServer(testSettings(directory, env));
  const output = collect(child);
  const url = await readyUrl(child, output);
  const exited = once(child, "exit");
  return {
    url,
    pid: child.pid ?? 0,
    dataDir: directory,
    output,
    localSecret: () => readFileSync(join(directory, "local-webhook-secret"), "utf8").trim(),
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
      await exited;
      if (dataDir === undefined) rmSync(directory, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}

/** Starts a server that is expected to give up, and resolves with its exit code and what it printed. */
export async function startAndExit(env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const child = spawnServer({ PORT: "0", ...env });
  const output = collect(child);
  const timer = setTimeout(() => child.kill("SIGKILL"), READY_WITHIN_MS);
  await once(child, "close");
  clearTimeout(timer);
  return { code: child.exitCode, output: output() };
}

function spawnServer(env: Record<string, string>): ChildProcess {
  const { PATH = "", HOME = "", NODE_COMPILE_CACHE = "" } = process.env;
  return spawn(process.execPath, [...FLAGS, ".next/allo-inbox.mjs"], {
    env: { PATH, HOME, NODE_COMPILE_CACHE, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function collect(child: ChildProcess): () => string {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
  }
  return () => text;
}

async function readyUrl(child: ChildProcess, output: () => string): Promise<string> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const url = /^Allo Inbox is ready: +(\S+)$/m.exec(output())?.[1];
    if (url) return url;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  child.kill("SIGKILL");
  throw new Error(`The server did not come up:\n${output()}`);
}
