import type { z } from "zod";
import { reasonOf } from "#e2e/listen/reason-of.ts";
import { Refused } from "#e2e/listen/refused.ts";
import { type DeliveryItem, deliveryItemSchema } from "#lib/api/delivery.ts";
import { apiErrorSchema } from "#lib/api/error.ts";
import { pageSchema } from "#lib/api/page.ts";
import { rejectionItemSchema } from "#lib/api/rejection.ts";

/** It could not be asked, or could not answer now. */
export class Unreachable extends Error {}

export type InboxClient = {
  /** The newest delivery up to an id, or of all. */
  newest(upTo?: number): Promise<DeliveryItem | null>;
  /** Those with an id after `after` and up to `upTo`, oldest first; the two are at most `WINDOW` apart. */
  between(after: number, upTo: number): Promise<DeliveryItem[]>;
  /** The exact bytes, or null where they are not kept any more. */
  body(id: number): Promise<Uint8Array<ArrayBuffer> | null>;
  /** What was refused, by id, and under which id it was promoted into the log, or null. */
  rejections(): Promise<Map<number, number | null>>;
  /** The stream of server-sent events, open until `signal`. */
  live(signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
};

/** As many deliveries as the inbox gives at once. */
export const WINDOW = 200;
const TIMEOUT_MS = 30_000;

const deliveryPage = pageSchema(deliveryItemSchema);
const rejectionPage = pageSchema(rejectionItemSchema);

/** Asks an inbox by its public API. Throws `Refused` where a person has to do something, `Unreachable` where it may pass by itself. */
export function createInboxClient(inbox: URL, key: string, stop: AbortSignal): InboxClient {
  let hasAnswered = false;

  /** From what has been an inbox, this is what a proxy says while the inbox starts again. */
  function noInbox(): Error {
    if (hasAnswered) return new Unreachable("something else answers in its place");
    return new Refused(`${inbox.origin} does not answer as an inbox does: check --url.`);
  }

  async function ask<T>(path: string, signal: AbortSignal, read: (response: Response) => Promise<T>): Promise<T> {
    const headers = { authorization: `Bearer ${key}` };
    try {
      const response = await fetch(new URL(`/api/v1/${path}`, inbox), { headers, redirect: "manual", signal });
      if (response.ok || response.status === 404) return await read(response);
      const problem = `${inbox.origin} answered ${response.status}: ${messageIn(await response.text())}`;
      throw isFinal(response.status) ? new Refused(`${problem}${cureOf(response.status)}`) : new Unreachable(problem);
    } catch (error) {
      if (error instanceof Refused || error instanceof Unreachable) throw error;
      throw new Unreachable(reasonOf(error), { cause: error });
    }
  }

  function askSoon<T>(path: string, read: (response: Response) => Promise<T>): Promise<T> {
    return ask(path, AbortSignal.any([stop, AbortSignal.timeout(TIMEOUT_MS)]), read);
  }

  async function list<T extends z.ZodType>(path: string, schema: T): Promise<z.output<T>> {
    const text = await askSoon(path, (response) => response.text());
    const parsed = schema.safeParse(jsonOf(text));
    if (!parsed.success) throw noInbox();
    hasAnswered = true;
    return parsed.data;
  }

  return {
    async newest(upTo) {
      const page = await list(`deliveries?limit=1${upTo === undefined ? "" : `&upTo=${upTo}`}`, deliveryPage);
      return page.data[0] ?? null;
    },
    async between(after, upTo) {
      const page = await list(`deliveries?limit=${WINDOW}&after=${after}&upTo=${upTo}`, deliveryPage);
      return page.data.toReversed();
    },
    body: (id) =>
      askSoon(`deliveries/${id}/body`, async (response) => {
        const bytes = new Uint8Array(await response.arrayBuffer());
        if (response.ok) return bytes;
        if (apiErrorSchema.safeParse(jsonOf(Buffer.from(bytes).toString())).success) return null;
        throw noInbox();
      }),
    async rejections() {
      const found = new Map<number, number | null>();
      let cursor: string | null = "";
      while (cursor !== null) {
        const path: string = `rejections?limit=${WINDOW}${cursor && `&cursor=${cursor}`}`;
        const page: z.output<typeof rejectionPage> = await list(path, rejectionPage);
        for (const { id, promotedTo } of page.data) found.set(id, promotedTo);
        cursor = page.nextCursor;
      }
      return found;
    },
    live: (signal) =>
      ask("live", signal, async ({ ok, body }) => {
        if (ok && body) return body;
        throw noInbox();
      }),
  };
}

/** Too many requests, and a proxy that waited, are no refusals for good. */
function isFinal(status: number): boolean {
  return status < 500 && status !== 408 && status !== 429;
}

function cureOf(status: number): string {
  if (status === 401) return " Check ALLO_INBOX_KEY or --key: the key may be mistyped, revoked or expired.";
  if (status === 403) return " Make a key that may read payloads, under Settings > Keys.";
  if (status >= 300 && status < 400) return " Give --url the address that it leads to.";
  return "";
}

function messageIn(text: string): string {
  const parsed = apiErrorSchema.safeParse(jsonOf(text));
  return parsed.success ? parsed.data.error.message : "no reason was given.";
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
