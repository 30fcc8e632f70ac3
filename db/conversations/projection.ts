import { createCallFold, dropCalls } from "#db/calls/projection.ts";
import { callbacks, contacts, holdings, numbers, statements, threads, touches } from "#db/conversation-schema.ts";
import { dropAllWords } from "#db/conversations/contact-search.ts";
import { createContactSettler } from "#db/conversations/settle-contacts.ts";
import { changesByNumber, createActivitySettler, createNumberSettler } from "#db/conversations/settle-number.ts";
import { createThreadSettler } from "#db/conversations/settle-threads.ts";
import { settleTouches } from "#db/conversations/settle-touches.ts";
import { createStatementStore } from "#db/conversations/statement-store.ts";
import { createTouchStore } from "#db/conversations/touch-store.ts";
import { createFoldedCallMarker } from "#db/conversations/waiting-calls.ts";
import type { ProjectionKind } from "#db/projection.ts";

/**
 * Calls, messages, threads, contacts, and who waits for a call: all that was said between our numbers and theirs. The
 * calls come first, and the rest takes over what became of them, so that no page tells of another call than the list.
 */
export const conversations: ProjectionKind = {
  name: "conversations",
  codeVersion: 4,
  create(db) {
    const calls = createCallFold(db);
    const said = createStatementStore(db);
    const store = createTouchStore(db);
    const settleThreads = createThreadSettler(db);
    const settleContact = createContactSettler(db, said);
    const settleNumber = createNumberSettler(db);
    const settleActivity = createActivitySettler(db);
    const markFolded = createFoldedCallMarker(db);
    return {
      note(delivery) {
        calls.note(delivery);
        said.keep(delivery);
      },
      settle() {
        const { message = [], contact = [] } = Object.groupBy(said.takeChanges(), ({ kind }) => kind);
        const changedCalls = calls.settle();
        const changes = settleTouches(said, store, message, changedCalls);
        settleThreads(changes);
        const held = contact.map(settleContact);
        const byNumber = changesByNumber(changes);
        for (const number of new Set([...byNumber.keys(), ...held.flatMap(({ numbers }) => numbers)])) {
          settleNumber(number, byNumber.get(number) ?? null);
        }
        for (const { id } of held) if (id !== null) settleActivity.of(id);
        for (const id of changedCalls.come.keys()) markFolded(id);
        said.forget();
      },
    };
  },
  drop(db) {
    dropCalls(db);
    // Marks are set by hand: the log cannot give them back.
    for (const table of [statements, touches, numbers, threads, contacts, holdings, callbacks]) db.delete(table).run();
    dropAllWords(db);
  },
};
