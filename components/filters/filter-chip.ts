/** The look of a filter: quiet until it is on. */
export const filterChip =
  "inline-flex min-h-6 items-center gap-1.5 rounded-md px-2 text-xs font-[530] whitespace-nowrap tabular-nums";

export const plainFilterChip = `${filterChip} text-soft inset-ring inset-ring-line hover:bg-sunk aria-pressed:bg-accent-soft aria-pressed:text-accent aria-pressed:inset-ring-[1.5px] aria-pressed:inset-ring-accent`;

export function formatCount(count: number): string {
  return count.toLocaleString("en");
}
