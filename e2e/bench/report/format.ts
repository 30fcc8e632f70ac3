/** Three significant digits, so that a column can be read at a glance: 0.123, 1.23, 12.3, 123, 1234. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return "-";
  const size = Math.abs(value);
  return value.toFixed(size >= 100 || value === 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

export function megabytes(bytes: number): string {
  return short(bytes / 1_000_000);
}

/** A figure beside its target, marked where it misses. */
export function against(figure: string, target: string, met: boolean): string {
  return `${figure} (target ${target}${met ? "" : ": MISSED"})`;
}
