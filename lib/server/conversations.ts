import { addMark, type MarkResult, type NewMark, removeMark } from "#db/conversations/callback-marks.ts";
import { countCallbacks, getCallback, listCallbacks } from "#db/conversations/callbacks.ts";
import { getContact, listContacts } from "#db/conversations/contacts.ts";
import type { PageWindow } from "#db/conversations/place.ts";
import { getThread, listThreads } from "#db/conversations/threads.ts";
import { listUnknownNumbers, type UnknownWindow } from "#db/conversations/unknown-numbers.ts";
import type { Db } from "#db/open.ts";
import type { CallbackState } from "#lib/api/callback.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";

export type Conversations = ReturnType<typeof createConversations>;

/** Threads, contacts and who waits for a call, for those who may read them. `catchUp` reads what has just come. */
export function createConversations(db: Db, catchUp: () => void, now: () => number) {
  return {
    threads(_access: Authorized, unanswered: boolean, window: PageWindow) {
      catchUp();
      return listThreads(db, unanswered, window);
    },
    thread(_access: Authorized, id: number, window: PageWindow) {
      catchUp();
      return getThread(db, id, window, now());
    },
    contacts(_access: Authorized, q: string, window: PageWindow) {
      catchUp();
      return listContacts(db, q, window);
    },
    contact(_access: Authorized, id: number, window: PageWindow) {
      catchUp();
      return getContact(db, id, window, now());
    },
    unknownNumbers(_access: Authorized, window: UnknownWindow) {
      catchUp();
      return listUnknownNumbers(db, window);
    },
    callbacks(_access: Authorized, state: CallbackState, window: PageWindow) {
      catchUp();
      return listCallbacks(db, state, window, now());
    },
    callback(_access: Authorized, id: number) {
      catchUp();
      return getCallback(db, id, now());
    },
    callbackCount(_access: Authorized) {
      catchUp();
      return countCallbacks(db, now());
    },
    mark({ actor }: Authorized<"act">, id: number, mark: Omit<NewMark, "by">): MarkResult {
      catchUp();
      return addMark(db, id, { ...mark, by: actor.name }, now());
    },
    unmark: (_access: Authorized<"act">, id: number, markId: number): boolean => removeMark(db, id, markId),
  };
}
