import { parsePosition } from "#lib/transcript/position.ts";

/** The end of an address that leads to a moment of the call, such as "#t=83.2". */
export function timeHash(ms: number): string {
  return `#t=${Math.round(Math.max(0, ms)) / 1000}`;
}

/** The moment that the end of an address names, in milliseconds; null when it names none. */
export function parseTimeHash(hash: string): number | null {
  const named = /^#t=([\d:.hms]{1,20})$/.exec(hash)?.[1];
  return named === undefined ? null : parsePosition(named);
}
