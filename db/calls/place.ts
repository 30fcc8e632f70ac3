/** Milliseconds up to the year 2109; what lies before 1970 or after that stands at the end. */
const LAST_START = 2n ** 42n - 1n;
const ID_BITS = 21n;

/**
 * The order of the list of calls in one number: by start (epoch milliseconds), then by id. It is the rowid of the search index too, so that
 * this walks its matches newest first and never sorts. Two calls whose start is the same and whose ids lie a multiple of
 * 2^21 apart want one place: the second takes the next.
 */
export function placeOf(startedAt: number, id: number): bigint {
  return (startBits(startedAt) << ID_BITS) | BigInt.asUintN(Number(ID_BITS), BigInt(id));
}

/** Everything that starts at this time or later stands here or further. */
export function firstPlaceFrom(startedAt: number): bigint {
  return startBits(startedAt) << ID_BITS;
}

function startBits(startedAt: number): bigint {
  const start = BigInt(Math.max(0, Math.trunc(startedAt)));
  return start > LAST_START ? LAST_START : start;
}
