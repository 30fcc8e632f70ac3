import { eq } from "drizzle-orm";
import { callEvents, calls } from "#db/call-schema.ts";
import { callOfDelivery } from "#db/calls/event-store.ts";
import { readSilenceKey } from "#db/health/missing/watch-silence.ts";
import { type gaps, quotingMessages } from "#db/missing-schema.ts";
import type { Db } from "#db/open.ts";
import type { Gap } from "#lib/api/missing.ts";
import { patienceMs } from "#lib/health/missing/gap-kinds.ts";

type Row = typeof gaps.$inferSelect;
type Evidence = Pick<Gap, "callId" | "direction" | "us" | "them" | "alloId" | "words">;

const none: Evidence = { callId: null, direction: null, us: null, them: null, alloId: null, words: null };

const iso = (at: number) => new Date(at).toISOString();
const isoOrNull = (at: number | null) => (at === null ? null : iso(at));

/** The evidence is read from where it lies, so that nothing personal is kept twice. */
export function describeGap(db: Db, row: Row): Gap {
  const { id, kind, at, foundAt, cameAt, cameDeliveryId, dismissedAt, dismissedBy, deliveryId } = row;
  return {
    id,
    kind,
    state: cameAt !== null ? "came" : dismissedAt !== null ? "dismissed" : "open",
    at: iso(at),
    dueAt: iso(at + patienceMs[kind]),
    foundAt: iso(foundAt),
    cameAt: isoOrNull(cameAt),
    cameDeliveryId,
    dismissedAt: isoOrNull(dismissedAt),
    dismissedBy,
    deliveryId,
    ...evidenceOf(db, row),
    expected:
      row.expectedSlots === null || row.expectedFrom === null
        ? null
        : { spans: row.expectedSlots, weeks: row.expectedFrom },
  };
}

function evidenceOf(db: Db, { kind, key, deliveryId }: Row): Evidence {
  if (kind === "silence") return { ...none, us: party(readSilenceKey(key).number, null) };
  if (deliveryId === null) return none;
  if (kind === "ring") return callEvidence(db, deliveryId);
  if (kind === "transfer") return { ...callEvidence(db, deliveryId), alloId: key };
  if (kind === "tag") return { ...none, alloId: key, words: tagName(db, deliveryId) };
  const message = db.select().from(quotingMessages).where(eq(quotingMessages.deliveryId, deliveryId)).get();
  if (!message) return none;
  return { ...none, us: party(message.us, null), them: party(message.them, null), words: message.quoted };
}

function callEvidence(db: Db, deliveryId: number): Evidence {
  const callId = callOfDelivery(db, deliveryId);
  const call = callId === null ? undefined : db.select().from(calls).where(eq(calls.id, callId)).get();
  if (!call) return none;
  const { direction, usNumber, usName, themNumber, themName } = call;
  return { ...none, callId, direction, us: party(usNumber, usName), them: party(themNumber, themName) };
}

function tagName(db: Db, deliveryId: number): string | null {
  const event = db
    .select({ said: callEvents.said })
    .from(callEvents)
    .where(eq(callEvents.deliveryId, deliveryId))
    .get();
  return event?.said.kind === "tag" ? (event.said.tag.name ?? event.said.tag.key) : null;
}

function party(number: string, name: string | null): Gap["us"] {
  return { number, name };
}
