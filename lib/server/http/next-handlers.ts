import type { IncomingMessage, ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import type next from "next";
import { z } from "zod";

/** What Next does with a request. */
type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<unknown>;

/** `webhook` takes requests to /api/allo alone, `others` whatever comes. */
export type NextHandlers = { webhook: Handle; others: Handle };

type Entry = (request: IncomingMessage, response: ServerResponse, context: { waitUntil?: unknown }) => Promise<unknown>;

const built = z.object({
  handler: z.custom<Entry>((handler) => typeof handler === "function", "Next's build has no handler there"),
});

/**
 * Next's handlers once `app` is prepared. Each route of a build has an entry that adapters for other hosts call
 * (https://nextjs.org/docs/app/api-reference/adapters/invoking-entrypoints). Called here, it saves each webhook Next's router.
 */
export function nextHandlers(app: ReturnType<typeof next>, { dev }: { dev: boolean }): NextHandlers {
  const others = app.getRequestHandler();
  if (dev) return { webhook: others, others };
  const file = join(process.cwd(), ".next", "server", "app", "api", "allo", "route.js");
  const { handler } = built.parse(createRequire(import.meta.url)(file));
  return { webhook: (request, response) => handler(request, response, {}), others };
}
