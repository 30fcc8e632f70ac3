import { callbacks, contacts, holdings, numbers, statements, threads, touches } from "#db/conversation-schema.ts";
import { dropAllWords } from "#db/conversations/contact-search.ts";
import { settleContact } from "#db/conversations/settle-contacts.ts";
import { changesByNumber, createNumberSettler } from "#db/conversations/settle-number.ts";
import { settleThreads } from "#db/conversations/settle-threads.ts";
import { settleTouches } from "#db/conversations/settle-touches.ts";
import { createStatementStore, type Subject } from "#db/conversations/statement-store.ts";
import { createTouchStore } from "#db/conversations/touch-store.ts";
import type { ProjectionKind } from "#db/projection.ts";

/** Messages, threads, contacts, and who waits for a call: all that was said between our numbers and theirs. */
export const conversations: ProjectionKind = {
  name: "conversations",
  codeVersion: 1,
  create(db) {
    const said = createStatementStore(db);
    const store = createTouchStore(db);
    const settleNumber = createNumberSettler(db);
    const changed = new Map<string, Subject>();
    return {
      note(delivery) {
        for (const subject of said.keep(delivery)) {
          changed.set(JSON.stringify([subject.kind, subject.key, subject.kind === "ring" ? subject.at : 0]), subject);
        }
      },
      settle() {
        const subjects = [...changed.values()];
        const changes = settleTouches(
          said,
          store,
          subjects.filter(({ kind }) => kind !== "contact"),
        );
        settleThreads(db, changes);
        const held = subjects.flatMap(({ kind, key }) => (kind === "contact" ? settleContact(db, said, key) : []));
        const byNumber = changesByNumber(changes);
        for (const number of new Set([...byNumber.keys(), ...held])) {
          settleNumber(number, byNumber.get(number) ?? null);
        }
        changed.clear();
        said.forget();
      },
    };
  },
  drop(db) {
    // Marks are set by hand: the log cannot give them back.
    for (const table of [statements, touches, numbers, threads, contacts, holdings, callbacks]) db.delete(table).run();
    dropAllWords(db);
  },
};
