import type { GapKind } from "#lib/health/missing/gap-kinds.ts";
import type { Expected } from "#lib/health/missing/unusual-silence.ts";

/** A sign that something is missing. Times are epoch milliseconds. */
export type Sign = { key: string; at: number; deliveryId: number | null; expected: Expected | null };

/** What came in place of a gap, and when; null where a whole stretch came and no single delivery. */
export type Coming = { at: number; deliveryId: number | null };

/** One kind of sign. What is missing follows from the tables as they are, so that the order of arrival makes no difference. */
export type Watch = {
  kind: GapKind;
  /** Everything that is missing: signs between these times, at most `MOST_SIGNS` and the newest. */
  find(from: number, to: number, now: number): Sign[];
  /** What has come of a thing that was missing; null where nothing has, and it is missing no more for another reason. */
  coming(key: string): Coming | null;
};
