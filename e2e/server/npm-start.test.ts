import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

const READY = /^Allo Inbox is ready: +(\S+)$/m;

function npmStart(dataDir: string): ChildProcess {
  const { PATH = "", HOME = "" } = process.env;
  return spawn("npm", ["start"], {
    // Not the whole environment: what the test runner puts there makes a child behave like a test.
    env: { PATH, HOME, NODE_ENV: "production", PORT: "0", DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "ignore"],
    // A group of its own, so that whatever a failed stop leaves behind can be ended with it.
    detached: true,
  });
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch (cause) {
    assert.ok(
      cause instanceof Error && "code" in cause && cause.code === "ESRCH",
      "only a group that is gone may fail",
    );
  }
}

async function urlOf(npm: ChildProcess): Promise<string> {
  let output = "";
  for await (const chunk of npm.stdout ?? []) {
    output += chunk;
    const url = READY.exec(output)?.[1];
    if (url !== undefined) return url;
  }
  throw new Error(`npm start ended:\n${output}`);
}

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  test(`${signal} to npm start stops the server behind it`, { timeout: 60_000 }, async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "allo-inbox-npm-"));
    const npm = npmStart(dataDir);
    try {
      const url = await urlOf(npm);
      assert.equal((await fetch(`${url}/api/health`)).status, 200);
      const told = Date.now();
      npm.kill(signal);
      await once(npm, "exit");
      await assert.rejects(fetch(`${url}/api/health`), "the server is still there");
      assert.ok(Date.now() - told < 10_000);
    } finally {
      endGroup(npm);
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
}
