import { once } from "node:events";
import type { Server } from "node:http";
import next from "next";
import { DatabaseRefused } from "#db/open.ts";
import { prepareFirstAdministrator } from "#lib/server/auth/first-administrator.ts";
import { DataDirectoryRefused } from "#lib/server/data-directory.ts";
import { type Env, readEnv } from "#lib/server/env.ts";
import { codeOf } from "#lib/server/error-code.ts";
import { createFrontDoor, type FrontDoor } from "#lib/server/http/front-door.ts";
import { nextHandlers } from "#lib/server/http/next-handlers.ts";
import type { Inbox } from "#lib/server/inbox.ts";
import { openLog } from "#lib/server/log.ts";
import { startInbox } from "#lib/server/start-inbox.ts";
import { localUrl, printWelcome } from "#lib/server/welcome.ts";

const dev = process.argv.includes("--dev");

function giveUp(...lines: string[]): never {
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exit(1);
}

// What the inbox keeps is for this user alone, also the files that SQLite makes beside its own.
process.umask(0o077);
const settings = readEnv();
if (!settings.ok) {
  giveUp("Allo Inbox cannot start with these settings:", ...settings.problems.map((problem) => `  - ${problem}`));
}
const { env } = settings;
openLog(env);
const door = createFrontDoor({ dev });
await listen(door.server, env);
const inbox = start(env, localUrl(door.server));
const app = next({ dev, dir: process.cwd(), hostname: env.host, port: env.port, httpServer: door.server });
await app.prepare();
door.open(inbox, nextHandlers(app, { dev }));
printWelcome(inbox, await prepareFirstAdministrator(inbox.access));

let isStopping = false;
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(door, inbox));

async function listen(server: Server, { host, port }: Env): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (cause) {
    const code = codeOf(cause);
    giveUp(
      code === "EADDRINUSE"
        ? `Port ${port} is taken. Stop the program that uses it, or set PORT to another number.`
        : `Cannot listen on ${host}:${port} (${code}). Set HOST and PORT to an address of this machine.`,
    );
  }
}

function start(settings: Env, selfUrl: string): Inbox {
  try {
    return startInbox(settings, selfUrl);
  } catch (cause) {
    if (cause instanceof DatabaseRefused || cause instanceof DataDirectoryRefused) giveUp(cause.message);
    const code = codeOf(cause);
    if (code === "SQLITE_FULL") giveUp(`The disk of DATA_DIR ${settings.dataDir} is full: make room and start again.`);
    giveUp(
      `The database in DATA_DIR ${settings.dataDir} cannot be opened (${code}): ${cause instanceof Error ? cause.message : ""}`,
    );
  }
}

/** Answers what is under way, commits what is queued, and leaves. */
async function stop(door: FrontDoor, inbox: Inbox): Promise<void> {
  // A terminal and npm each pass a Ctrl-C on: the second one must not cut the first one's work short.
  if (isStopping) return;
  isStopping = true;
  process.stdout.write("Stopping: answering open requests …\n");
  inbox.live.emit("close");
  await door.close();
  await inbox.close();
  process.exit(0);
}
