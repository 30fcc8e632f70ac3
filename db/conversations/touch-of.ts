import type { touches } from "#db/conversation-schema.ts";
import { effectOfCall, effectOfMessage } from "#lib/allo/callbacks/effect.ts";
import type { Effect } from "#lib/allo/callbacks/touch.ts";
import type { FoldedCall } from "#lib/allo/calls/fold-call.ts";
import { foldMessage } from "#lib/allo/messages/fold-message.ts";
import type { MessageSaying } from "#lib/allo/messages/read-message.ts";
import type { Statement } from "#lib/allo/statement.ts";

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

/** Null where a number is missing: nobody can be called back then. */
export function callTouch(key: string, id: number, call: FoldedCall): TouchRow | null {
  const { us, them, direction, startedAt, alloId, userEmail, deliveryId, result, durationSeconds } = call;
  if (us.number === "" || them.number === "") return null;
  const state = call.isCompleted ? "completed" : call.isAnswered ? "answered" : "ringing";
  const facts = { direction, state, result, durationSeconds, startedAt, them: them.number } as const;
  return {
    id,
    key,
    kind: "call",
    ...endsOf({ us, them }),
    direction,
    at: startedAt,
    alloId,
    userEmail,
    deliveryId,
    type: null,
    content: null,
    state,
    result,
    durationSeconds,
    ...columnsOf(effectOfCall(facts)),
  };
}

/** Under which a message stands among the touches, by its own key, or a call, by its id. */
export function touchKey({ kind, key }: { kind: string; key: string }): string {
  return `${kind} ${key}`;
}

export function effectIn({ does, reason, dueAt }: Pick<TouchRow, "does" | "reason" | "dueAt">): Effect {
  if (does !== "waits") return { does };
  return reason === null || dueAt === null ? { does: "none" } : { does, reason, dueAt };
}

function firstOf(said: readonly Statement<unknown>[]): number {
  return Math.min(...said.map(({ deliveryId }) => deliveryId));
}

function endsOf({ us, them }: Pick<MessageSaying, "us" | "them">) {
  return { us: us.number, usName: us.name, them: them.number, themName: them.name };
}

function columnsOf(effect: Effect): Pick<TouchRow, "does" | "reason" | "dueAt"> {
  return effect.does === "waits" ? effect : { does: effect.does, reason: null, dueAt: null };
}
