/** How many of each kind are shown so that all together are at most `limit`: equal shares, and what one leaves goes to the others. */
export function shareOut(counts: readonly number[], limit: number): number[] {
  const shares = counts.map(() => 0);
  let left = limit;
  while (left > 0) {
    const wanting = [...counts.keys()].filter((index) => (shares[index] ?? 0) < (counts[index] ?? 0));
    if (wanting.length === 0) break;
    const each = Math.max(1, Math.floor(left / wanting.length));
    for (const index of wanting) {
      const more = Math.min(each, left, (counts[index] ?? 0) - (shares[index] ?? 0));
      shares[index] = (shares[index] ?? 0) + more;
      left -= more;
    }
  }
  return shares;
}
