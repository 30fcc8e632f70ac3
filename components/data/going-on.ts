/** Calls that ring, then calls that are being held, where those were asked for later: what is in both is held by now. */
export function goingOn<Call extends { id: number }>(ringing: readonly Call[], answered: readonly Call[]): Call[] {
  const held = new Set(answered.map(({ id }) => id));
  return [...ringing.filter(({ id }) => !held.has(id)), ...answered];
}
