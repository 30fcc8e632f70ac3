// Runs on whatever Node the machine has, before anything is installed: plain JavaScript, no dependencies.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The Node that the project pins, which the install puts into node_modules. */
export const node = join(root, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");

/** `server.ts` with all that it imports, which the build makes. */
export const server = join(root, ".next", "allo-inbox.mjs");

/** What Node is told when it runs the server: with 64 MB for what is young, the bodies of long calls are gone before they would be moved. */
export const serverFlags = JSON.parse(readFileSync(join(root, "scripts", "server-flags.json"), "utf8"));

const INSTALL_STAMP = join(root, "node_modules", ".allo-inbox-installed");
const BUILD_STAMP = join(root, ".next", "allo-inbox-built");

// Node keeps there what it has compiled; the second start takes two thirds of the time of the first.
const COMPILE_CACHE = join(root, "node_modules", ".cache", "allo-inbox-compiled");

export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Not where a command prints what it is for, which may go into a file. */
function progress(line) {
  process.stderr.write(`${line}\n`);
}

/** Installs what package-lock.json names, unless that very state is installed already. */
export async function ensureInstalled() {
  const wanted = hashOf(["package.json", "package-lock.json"].map((name) => join(root, name)));
  if (existsSync(INSTALL_STAMP) && readFileSync(INSTALL_STAMP, "utf8") === wanted) return;
  progress("Installing packages (about a minute, only when they changed) …");
  // Not `npm ci`: it refuses a lock file that lacks packages for other platforms, which some registry mirrors leave out.
  await runQuietly("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"]);
  writeFileSync(INSTALL_STAMP, wanted);
}

/** Builds the pages, unless a build of exactly these sources is there. */
export async function ensureBuilt() {
  const wanted = hashOf(sources());
  if (existsSync(BUILD_STAMP) && readFileSync(BUILD_STAMP, "utf8") === wanted) return;
  progress("Building (about a minute, only when the sources changed) …");
  await runQuietly(node, [join(root, "node_modules", "next", "dist", "bin", "next"), "build"], {
    NODE_ENV: "production",
  });
  await runQuietly(node, [join(root, "scripts", "bundle.mjs"), "server.ts", server]);
  mkdirSync(dirname(BUILD_STAMP), { recursive: true });
  writeFileSync(BUILD_STAMP, wanted);
}

/** Runs a command and shows what it printed only when it failed; then this process ends with its code. */
async function runQuietly(command, args, env = {}) {
  const { code, output } = await run(command, args, { env, capture: true });
  if (code === 0) return;
  process.stderr.write(output);
  process.stderr.write(`${command} failed; the lines above say why.\n`);
  process.exit(1);
}

/** Runs a command to its end, passing on the signals that stop this process. */
export function run(command, args, { env = {}, capture = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_COMPILE_CACHE: COMPILE_CACHE, ...env },
      stdio: capture ? ["ignore", "pipe", "pipe"] : "inherit",
    });
    let output = "";
    child.stdout?.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr?.on("data", (chunk) => {
      output += chunk;
    });
    const forward = (signal) => child.kill(signal);
    process.on("SIGTERM", forward).on("SIGINT", forward);
    child.on("error", (error) => resolve({ code: 1, output: `${error.message}\n` }));
    child.on("close", (code, signal) => {
      process.off("SIGTERM", forward).off("SIGINT", forward);
      resolve({ code: signal ? 1 : (code ?? 1), output });
    });
  });
}

/** Everything that the build reads. */
function sources() {
  const folders = ["app", "components", "lib", "db"];
  const files = [
    "package-lock.json",
    "server.ts",
    "scripts/bundle.mjs",
    "next.config.ts",
    "instrumentation-client.ts",
    "postcss.config.mjs",
    "tsconfig.json",
  ];
  return [...files.map((file) => join(root, file)), ...folders.flatMap((folder) => walk(join(root, folder)))];
}

function walk(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return walk(path);
      return /\.test\.tsx?$/.test(entry.name) ? [] : [path];
    })
    .sort();
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) {
    if (!existsSync(file)) continue;
    hash.update(`${relative(root, file)}\0${statSync(file).size}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}
