import type { Sign, Watch } from "#db/health/missing/watch.ts";
import type { Db } from "#db/open.ts";
import { SLOT_MS, slotAt, stretchesBefore, unusualSilence } from "#lib/health/missing/unusual-silence.ts";

/** A number of ours for which nothing comes at an hour at which something always came. The key is its last slot and itself. */
export function watchSilence(db: Db): Watch {
  const pluck = <P extends unknown[], R>(source: string) => db.$client.prepare<P, R>(source).pluck();
  const nextNumber = pluck<[string], string | null>("select min(number) from line_activity where number > ?");
  const firstSlot = pluck<[string], number | null>("select min(slot) from line_activity where number = +?");
  const lastSlot = pluck<[string], number | null>("select max(slot) from line_activity where number = +?");
  const busySlots = pluck<[string, number, number], number>(
    "select count(*) from line_activity where number = +? and slot >= ? and slot < ?",
  );
  const nextSlot = pluck<[string, number], number | null>(
    "select min(slot) from line_activity where number = +? and slot > ?",
  );

  function silenceOf(number: string, from: number, to: number, now: number): Sign | null {
    const [first, last] = [firstSlot.get(number) ?? null, lastSlot.get(number) ?? null];
    if (first === null || last === null) return null;
    const at = (last + 1) * SLOT_MS;
    if (at < from || at > to) return null;
    const stretches = stretchesBefore(first, last, slotAt(now));
    const expected = unusualSilence(stretches.map((before) => busySlots.get(number, before.from, before.to) ?? 0));
    return expected && { key: `${last} ${number}`, at, deliveryId: null, expected };
  }

  return {
    kind: "silence",
    find(from, to, now) {
      const found: Sign[] = [];
      for (let number = nextNumber.get(""); typeof number === "string"; number = nextNumber.get(number)) {
        const silence = silenceOf(number, from, to, now);
        if (silence) found.push(silence);
      }
      return found;
    },
    coming(key) {
      const { last, number } = readSilenceKey(key);
      const slot = nextSlot.get(number, last) ?? null;
      return slot === null ? null : { at: slot * SLOT_MS, deliveryId: null };
    },
  };
}

/** The last slot before a silence, and the number that is silent. */
export function readSilenceKey(key: string): { last: number; number: string } {
  const [slot = "", ...number] = key.split(" ");
  return { last: Number(slot), number: number.join(" ") };
}
