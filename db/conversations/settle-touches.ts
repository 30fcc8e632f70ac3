import type { StatementStore, Subject } from "#db/conversations/statement-store.ts";
import { callTouch, messageTouch, type TouchRow } from "#db/conversations/touch-of.ts";
import type { TouchStore, Wanted } from "#db/conversations/touch-store.ts";
import { lineOf, RING_REACH } from "#lib/allo/callbacks/line.ts";
import { readCall } from "#lib/allo/callbacks/read-call.ts";
import { readMessage } from "#lib/allo/messages/read-message.ts";

export type TouchChanges = { gone: TouchRow[]; come: TouchRow[] };

/** Folds messages, calls and rings again; a ring stands for itself only while no call that is over began near it. */
export function settleTouches(said: StatementStore, touches: TouchStore, subjects: readonly Subject[]): TouchChanges {
  const told = touches.replace(
    subjects.filter(({ kind }) => kind !== "ring").map((subject) => wantedOf(said, subject)),
  );
  const rings = new Map<string, Subject>();
  for (const subject of subjects) if (subject.kind === "ring") rings.set(ringKey(subject), subject);
  for (const call of [...told.gone, ...told.come]) {
    if (call.kind !== "call") continue;
    const line = lineOf({ ...call, us: { number: call.us }, them: { number: call.them } });
    for (const at of said.ringsBetween(line, call.at - RING_REACH, call.at + RING_REACH)) {
      const ring = { kind: "ring", key: line, at } as const;
      rings.set(ringKey(ring), ring);
    }
  }
  const rung = touches.replace(
    [...rings].map(([key, subject]) => {
      const row = callTouch(key, said.said(subject, readCall));
      return { key, row: row && touches.hasCallNear(row) ? null : row };
    }),
  );
  return { gone: [...told.gone, ...rung.gone], come: [...told.come, ...rung.come] };
}

/** The key under which a message or a call that is over stands among the touches. */
export function touchKey({ kind, key }: Pick<Subject, "kind" | "key">): string {
  return `${kind} ${key}`;
}

function wantedOf(said: StatementStore, subject: Subject): Wanted {
  const key = touchKey(subject);
  const row =
    subject.kind === "message"
      ? messageTouch(key, said.said(subject, readMessage))
      : callTouch(key, said.said(subject, readCall));
  return { key, row };
}

function ringKey({ key, at }: Subject): string {
  return `ring ${key} ${at}`;
}
