export type SnoozeTime = { label: string; until: Date };

const MORNING = 9;

/** When somebody may want to be reminded, in the zone of the machine that it runs on. */
export function snoozeTimes(now: Date): SnoozeTime[] {
  const daysToMonday = (8 - now.getDay()) % 7 || 7;
  return [
    { label: "In an hour", until: new Date(now.getTime() + 3_600_000) },
    { label: "In three hours", until: new Date(now.getTime() + 3 * 3_600_000) },
    { label: "Tomorrow morning", until: morning(now, 1) },
    { label: "Monday morning", until: morning(now, daysToMonday) },
  ];
}

function morning(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING);
}
