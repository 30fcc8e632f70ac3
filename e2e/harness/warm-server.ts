import { type ChildProcess, execFile, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { testSettings } from "#e2e/harness/settings.ts";
import { sharedOnce } from "#e2e/harness/shared-once.ts";

const OPEN_WITHIN_MS = 30_000;

const BUNDLE = "process.mjs";

/** A server in a process that has served others before. */
export type WarmServer = {
  url: string;
  /** Kills the process as a power cut would. */
  kill(): Promise<void>;
  /** Stops serving; the process waits for the next. */
  stop(): Promise<void>;
};

/** Those that serve nobody at the moment. */
const idle: ChildProcess[] = [];

/** Opens an inbox in a process that is warm, or in a new one where none is free. Rejects with why it could not. */
export async function startWarmServer(dataDir: string, env: Record<string, string>): Promise<WarmServer> {
  const child = idle.pop() ?? (await warmUp());
  const url = z.url().parse(await tell(child, testSettings(dataDir, env)));
  return {
    url,
    async kill() {
      child.kill("SIGKILL");
      await once(child, "exit");
    },
    async stop() {
      await tell(child, "shut");
      idle.push(child);
    },
  };
}

async function warmUp(): Promise<ChildProcess> {
  const { PATH = "", HOME = "", NODE_COMPILE_CACHE = "" } = process.env;
  const child = fork(join(await sharedOnce("warm", bundle), BUNDLE), {
    env: { PATH, HOME, NODE_COMPILE_CACHE, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    execArgv: [],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  // Whoever uses it must be able to end without it, which ends it too.
  child.unref();
  await heard(child);
  return child;
}

/** As the server itself is: a third of the time to start. */
async function bundle(directory: string): Promise<void> {
  await promisify(execFile)(process.execPath, ["scripts/bundle.mjs", "e2e/warm/process.ts", join(directory, BUNDLE)]);
}

function tell(child: ChildProcess, order: Record<string, string> | "shut"): Promise<unknown> {
  const answer = heard(child);
  child.send(order);
  return answer;
}

async function heard(child: ChildProcess): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const timer = setTimeout(() => reject(new Error("The warm server does not answer.")), OPEN_WITHIN_MS);
  const onExit = (code: number | null) => reject(new Error(`The warm server ended with code ${code}; see its output.`));
  child.once("message", resolve);
  child.once("exit", onExit);
  child.channel?.ref();
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    child.off("message", resolve);
    child.off("exit", onExit);
    child.channel?.unref();
  }
}
