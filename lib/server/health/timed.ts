import { performance } from "node:perf_hooks";
import type { Incoming } from "#lib/server/http/incoming.ts";
import type { Inbox } from "#lib/server/inbox.ts";

/** Notes how long a webhook request took to its answer. */
export async function timed(inbox: Inbox, { startedAt }: Incoming, answer: Promise<Response>): Promise<Response> {
  const response = await answer;
  inbox.health.series.answered(response.status, performance.now() - startedAt);
  return response;
}
