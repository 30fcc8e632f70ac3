/** A code is good for at most three steps of 30 seconds. */
const REMEMBERED_MS = 90_000;

export type UsedCodes = ReturnType<typeof createUsedCodes>;

/** Remembers codes of the second factor while they would still fit: who looks over a shoulder gets nowhere with one. */
export function createUsedCodes(now: () => number) {
  const until = new Map<string, number>();
  return {
    /** True for the first who comes with this code of this person. */
    use(personId: string, code: string): boolean {
      for (const [key, end] of until) if (end <= now()) until.delete(key);
      const key = `${personId} ${code}`;
      if (until.has(key)) return false;
      until.set(key, now() + REMEMBERED_MS);
      return true;
    },
  };
}
