/** What one delivery says of a thing; many of them, in any order and with repeats, fold into what is known of it. */
export type Statement<T> = {
  deliveryId: number;
  /** When it was said: the event's own time, else when it came; epoch milliseconds. */
  at: number;
  /** Equal where the same is said; see `Reading.contentKey`. */
  contentKey: string;
  says: T;
};

/**
 * Oldest first, each run of sayings of one content once, under the delivery that came first. Of two that were said in
 * the same millisecond their content decides, because the order of arrival must not.
 */
export function inOrder<T>(statements: readonly Statement<T>[]): Statement<T>[] {
  const sorted = statements.toSorted(
    (a, b) => a.at - b.at || compareText(a.contentKey, b.contentKey) || a.deliveryId - b.deliveryId,
  );
  return sorted.filter(({ contentKey }, index) => sorted[index - 1]?.contentKey !== contentKey);
}

/** By code unit: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
