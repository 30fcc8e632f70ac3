import { dayKey } from "#components/ui/format-time.ts";

/** For each row, by its moment in ISO 8601, whether it is the first of its day in the reader's zone. */
export function dayStarts(moments: readonly string[], timeZone: string): boolean[] {
  let day = "";
  return moments.map((moment) => {
    const own = dayKey(new Date(moment), timeZone);
    const starts = own !== day;
    day = own;
    return starts;
  });
}
