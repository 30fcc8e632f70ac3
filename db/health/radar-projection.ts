import { eq } from "drizzle-orm";
import { bound } from "#db/bound.ts";
import { createInserter } from "#db/inserter.ts";
import { lineActivity, quotingMessages } from "#db/missing-schema.ts";
import type { ProjectionKind } from "#db/projection.ts";
import { readCallEvent } from "#lib/allo/calls/read-call-event.ts";
import { contentKey } from "#lib/allo/content-key.ts";
import { messageKey } from "#lib/allo/messages/fold-message.ts";
import { readMessage } from "#lib/allo/messages/read-message.ts";
import { quotedText } from "#lib/health/missing/quoted-text.ts";
import { REMEMBERED_SLOTS, slotAt } from "#lib/health/missing/unusual-silence.ts";

export const RADAR = "radar";

/** What the radar for missing events must know that no other projection holds. */
export const radarTraces: ProjectionKind = {
  name: RADAR,
  codeVersion: 1,
  create(db) {
    const busy = new Map<string, Set<number>>();
    const addSlot = db.$client.prepare<[string, number]>("insert or ignore into line_activity values (?, ?)");
    const forgetOld = db.$client.prepare<[string, string, number]>(`
      delete from line_activity where number = +?
        and slot < (select max(slot) from line_activity where number = +?) - ?`);
    const dropQuote = db
      .delete(quotingMessages)
      .where(eq(quotingMessages.deliveryId, bound("id")))
      .prepare();
    const keepQuote = createInserter(db, quotingMessages);

    // What an older version took for activity stays: it goes with the weeks.
    function keepBusy(number: string, at: number): void {
      if (number === "") return;
      const slots = busy.get(number) ?? new Set();
      busy.set(number, slots.add(slotAt(at)));
    }

    return {
      note({ id, receivedAt, eventAt, event }) {
        dropQuote.run({ id });
        if (!event) return;
        // A sender's clock that is ahead must not make everything before it old.
        const at = Math.min(eventAt ?? receivedAt, receivedAt);
        const said = readCallEvent(event);
        if (said && "us" in said) keepBusy(said.us, at);
        const message = said ? null : readMessage(event);
        if (!message) return;
        keepBusy(message.us.number, at);
        const quoted = quotedText(message.content);
        if (quoted === null) return;
        const key = messageKey(contentKey(event), message);
        const sentAt = message.sentAt ?? at;
        keepQuote({ deliveryId: id, key, at: sentAt, us: message.us.number, them: message.them.number, quoted });
      },
      settle() {
        for (const [number, slots] of busy) {
          for (const slot of slots) addSlot.run(number, slot);
          forgetOld.run(number, number, REMEMBERED_SLOTS);
        }
        busy.clear();
      },
    };
  },
  drop(db) {
    db.delete(lineActivity).run();
    db.delete(quotingMessages).run();
  },
};
