import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const nextBinary = join("node_modules", "next", "dist", "bin", "next");

export const baselineDirectory = join("e2e", "bench", "baseline");

/** Builds the baseline app with the installed Next, unless a build of exactly these sources is there. */
export async function buildBaseline(): Promise<void> {
  const stamp = join(baselineDirectory, ".next", "bench-built");
  const wanted = hashOfSources();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  const child = spawn(process.execPath, [nextBinary, "build", baselineDirectory], {
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  await once(child, "close");
  if (child.exitCode !== 0) throw new Error(`building ${baselineDirectory} failed`);
  // It would declare the baseline's routes to the type check of the whole project.
  rmSync(join(baselineDirectory, "next-env.d.ts"), { force: true });
  writeFileSync(stamp, wanted);
}

function hashOfSources(): string {
  const files = [
    join(baselineDirectory, "app", "read", "route.ts"),
    join(baselineDirectory, "next.config.ts"),
    join("node_modules", "next", "package.json"),
  ];
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest("hex");
}
