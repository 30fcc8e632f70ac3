import { once } from "node:events";
import next from "next";
import { z } from "zod";
import { prepareFirstAdministrator } from "#lib/server/auth/first-administrator.ts";
import { readEnv } from "#lib/server/env.ts";
import { createFrontDoor } from "#lib/server/http/front-door.ts";
import { nextHandlers } from "#lib/server/http/next-handlers.ts";
import { openLog } from "#lib/server/log.ts";
import { startInbox } from "#lib/server/start-inbox.ts";
import { localUrl } from "#lib/server/welcome.ts";

// A process in which one inbox after the other is opened, each with settings and data of its own, by what server.ts opens it by.
// Next and everything else that is only code is loaded once: that is most of what a start costs.

/** The settings to open an inbox with, or that the open one is to be shut. */
const order = z.union([z.record(z.string(), z.string()), z.literal("shut")]);

let close: (() => Promise<void>) | null = null;
process.umask(0o077);
openLog({ production: true });
const app = next({ dir: process.cwd(), hostname: "127.0.0.1", port: 0 });
await app.prepare();
const handlers = nextHandlers(app, { dev: false });
process.on("disconnect", () => process.exit(0));
process.on("message", (sent) => {
  const wanted = order.parse(sent);
  void (wanted === "shut" ? shut() : open(wanted)).then((answer) => process.send?.(answer));
});
process.send?.("warm");

/** Resolves with the inbox's URL. */
async function open(settings: Record<string, string>): Promise<string> {
  const result = readEnv(settings);
  if (!result.ok) throw new Error(result.problems.join("\n"));
  const { env } = result;
  const door = createFrontDoor({ dev: false });
  door.server.listen(env.port, env.host);
  await once(door.server, "listening");
  const url = localUrl(door.server);
  const inbox = startInbox(env, url);
  await prepareFirstAdministrator(inbox.access);
  door.open(inbox, handlers);
  close = async () => {
    inbox.live.emit("close");
    await door.close();
    await inbox.close();
  };
  return url;
}

async function shut(): Promise<string> {
  await close?.();
  close = null;
  return "shut";
}
