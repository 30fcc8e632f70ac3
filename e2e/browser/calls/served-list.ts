import type { Page } from "@playwright/test";
import { call } from "#e2e/browser/calls/served-call.ts";
import { type CallItem, callItemSchema } from "#lib/api/call.ts";

const PAGE = 50;
const MINUTE = 60_000;

/** What a list of calls is asked, and how to change what it answers. */
export type ServedList = {
  /** The queries of the lists that were asked for, oldest first. */
  asked: URLSearchParams[];
  /** Newest first. */
  calls: CallItem[];
};

/** A call as a list shows it, so many minutes before noon. */
export function listed(id: number, minutes: number, changes: Partial<CallItem> = {}): CallItem {
  const startedAt = new Date(Date.parse("2026-03-16T12:00:00.000Z") - minutes * MINUTE).toISOString();
  return callItemSchema.parse({ ...call({ id, startedAt }), ...changes });
}

/** Many calls, a quarter of an hour apart. */
export function manyCalls(count: number): CallItem[] {
  return Array.from({ length: count }, (_, index) =>
    listed(count - index, index * 15, { them: { number: "+33639980142", name: `Caller ${count - index}` } }),
  );
}

/** Lets the page find these calls. It knows states, directions and texts in names; of the other filters it only tells. */
export async function serveList(page: Page, calls: CallItem[]): Promise<ServedList> {
  const served: ServedList = { asked: [], calls };
  await page.route("**/api/v1/calls?*", (route, request) => {
    const search = new URL(request.url()).searchParams;
    served.asked.push(search);
    const from = Number(search.get("cursor") ?? 0);
    const fitting = served.calls.filter((item) => fits(item, search));
    const nextCursor = from + PAGE < fitting.length ? String(from + PAGE) : null;
    return route.fulfill({ json: { data: fitting.slice(from, from + PAGE), nextCursor } });
  });
  return served;
}

function fits(item: CallItem, search: URLSearchParams): boolean {
  const [state, direction, q] = ["state", "direction", "q"].map((name) => search.get(name));
  return (
    (!state || item.state === state) &&
    (!direction || item.direction === direction) &&
    (!q || (item.them.name ?? "").toLowerCase().includes(q.toLowerCase()))
  );
}
