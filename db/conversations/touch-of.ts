import type { touches } from "#db/conversation-schema.ts";
import { effectOfCall, effectOfMessage } from "#lib/allo/callbacks/effect.ts";
import type { CallSaying } from "#lib/allo/callbacks/read-call.ts";
import type { Effect } from "#lib/allo/callbacks/touch.ts";
import { foldMessage } from "#lib/allo/messages/fold-message.ts";
import type { MessageSaying } from "#lib/allo/messages/read-message.ts";
import { inOrder, type Statement } from "#lib/allo/statement.ts";

export type TouchRow = typeof touches.$inferSelect;

export function messageTouch(key: string, said: readonly Statement<MessageSaying>[]): TouchRow | null {
  const message = foldMessage(said);
  if (!message) return null;
  const { us, them, direction, sentAt, alloId, userEmail, deliveryId, type, content } = message;
  return {
    id: firstOf(said),
    key,
    kind: "message",
    ...endsOf({ us, them }),
    direction,
    at: sentAt,
    alloId,
    userEmail,
    deliveryId,
    type,
    content,
    state: null,
    result: null,
    durationSeconds: null,
    ...columnsOf(effectOfMessage(direction, sentAt, them.number)),
  };
}

/** A call that is over, or, from the rings of one moment, one that is not: the last word counts. */
export function callTouch(key: string, said: readonly Statement<CallSaying>[]): TouchRow | null {
  const sorted = inOrder(said);
  const last = sorted.at(-1);
  if (!last) return null;
  const { alloId, us, them, direction, startedAt, result, durationSeconds } = last.says;
  const answered = said.some(({ says }) => says.isAnswer);
  const state = alloId !== null ? "completed" : answered ? "answered" : "ringing";
  const at = startedAt ?? last.at;
  const facts = { direction, state, result, durationSeconds, startedAt: at, them: them.number } as const;
  return {
    id: firstOf(said),
    key,
    kind: "call",
    ...endsOf({ us, them }),
    themName: them.name ?? sorted.findLast(({ says }) => says.them.name !== null)?.says.them.name ?? null,
    direction,
    at,
    alloId,
    userEmail: last.says.userEmail,
    deliveryId: Math.min(...said.filter((one) => one.contentKey === last.contentKey).map((one) => one.deliveryId)),
    type: null,
    content: null,
    state,
    result,
    durationSeconds,
    ...columnsOf(effectOfCall(facts)),
  };
}

export function effectIn({ does, reason, dueAt }: Pick<TouchRow, "does" | "reason" | "dueAt">): Effect {
  if (does !== "waits") return { does };
  return reason === null || dueAt === null ? { does: "none" } : { does, reason, dueAt };
}

function firstOf(said: readonly Statement<unknown>[]): number {
  return Math.min(...said.map(({ deliveryId }) => deliveryId));
}

function endsOf({ us, them }: Pick<CallSaying, "us" | "them">) {
  return { us: us.number, usName: us.name, them: them.number, themName: them.name };
}

function columnsOf(effect: Effect): Pick<TouchRow, "does" | "reason" | "dueAt"> {
  return effect.does === "waits" ? effect : { does: effect.does, reason: null, dueAt: null };
}
