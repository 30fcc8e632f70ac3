import type { CallWindow } from "#db/calls/list-calls.ts";
import type { Window } from "#db/delivery-list.ts";
import type { Ingest } from "#db/ingest.ts";
import type { PromoteResult } from "#db/promote.ts";
import type { Secret } from "#lib/allo/signature.ts";
import type { Call, CallItem } from "#lib/api/call.ts";
import type { CallFacets } from "#lib/api/call-facets.ts";
import type { CallFilters } from "#lib/api/call-filters.ts";
import type { Delivery, DeliveryItem } from "#lib/api/delivery.ts";
import type { DeliveryFilters } from "#lib/api/delivery-filters.ts";
import type { Page } from "#lib/api/page.ts";
import type { Rejection, RejectionItem } from "#lib/api/rejection.ts";
import type { Stats } from "#lib/api/stats.ts";
import type { Access } from "#lib/server/auth/access.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";
import type { Conversations } from "#lib/server/conversations.ts";
import type { Env } from "#lib/server/env.ts";
import type { Forwarding } from "#lib/server/forwarding/forwarding.ts";
import type { Health } from "#lib/server/health/health.ts";
import type { BodyRoom } from "#lib/server/http/read-body.ts";
import type { LiveBus } from "#lib/server/live-bus.ts";
import type { Outbound } from "#lib/server/outbound/outbound.ts";
import type { AudioRequest } from "#lib/server/recordings/audio-response.ts";
import type { Search } from "#lib/server/search.ts";
import { singleton } from "#lib/server/singleton.ts";
import type { FloodGuard } from "#lib/server/webhook/flood-guard.ts";
import type { RejectionDesk } from "#lib/server/webhook/rejection-desk.ts";

/** Everything behind the URLs, put together once per process. */
export type Inbox = {
  env: Env;
  /** Where this server reaches itself. */
  selfUrl: string;
  access: Access;
  /** The one way to addresses that data or users name. */
  outbound: Outbound;
  forwarding: Forwarding;
  health: Health;
  secrets: readonly Secret[];
  /** True while only the local secret verifies, because Allo's own is not set. */
  secretMissing: boolean;
  ingest: Ingest;
  floodGuard: FloodGuard;
  bodyRoom: BodyRoom;
  rejectionDesk: RejectionDesk;
  live: LiveBus;
  deliveries: {
    list(access: Authorized, filters: DeliveryFilters, window: Window): Page<DeliveryItem>;
    /** Without payload unless that is asked for, and without payload and headers for those who may not see what came. */
    get(access: Authorized, id: number, options: { payload: boolean }): Delivery | null;
    body(access: Authorized<"raw">, id: number, attemptId?: number): Buffer | null;
  };
  calls: {
    list(access: Authorized, filters: CallFilters, window: CallWindow): Page<CallItem>;
    /** What the list can be narrowed to. */
    facets(access: Authorized): CallFacets;
    /** By the id of any delivery that made it. */
    get(access: Authorized, id: number): Call | null;
  };
  rejections: {
    list(access: Authorized<"raw">, window: { limit: number; before?: number | undefined }): Page<RejectionItem>;
    get(access: Authorized<"raw">, id: number): Rejection | null;
    promote(access: Authorized<"administer">, id: number): PromoteResult;
    /** Promotes all that now verify, oldest first, and lets others in between. */
    promoteAll(access: Authorized<"administer">): Promise<PromoteResult[]>;
  };
  recordings: {
    /** Allo's id, in its one spelling, of the call with this id; null where there is none that has been told. */
    alloId(access: Authorized<"play" | "download">, callId: number): string | null;
    /** The audio of a call, by Allo's id of it in its one spelling, or why there is none. */
    send(access: Authorized<"play" | "download">, alloId: string, asked: AudioRequest): Promise<Response>;
  };
  conversations: Conversations;
  search: Search;
  stats(access: Authorized): Stats;
  /** Throws what SQLite says when the database cannot be written. */
  probe(): void;
  /** The same, but what was learnt in the last second is good enough: strangers may ask. */
  checkHealth(): void;
  close(): Promise<void>;
};

type Holder = { current: Inbox | null };

const holder = () => singleton<Holder>("inbox", () => ({ current: null }));

/** Makes it the inbox of this process. */
export function hold(current: Inbox): void {
  holder().current = current;
}

/** The inbox that `startInbox` made in this process. */
export function inbox(): Inbox {
  const { current } = holder();
  if (!current) throw new Error("The inbox is not started: run server.ts, not next itself.");
  return current;
}
