const formats = new Map<string, Intl.DateTimeFormat>();

function format(timeZone: string, name: string, options: Intl.DateTimeFormatOptions, at: Date | number): string {
  const key = `${timeZone} ${name}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat("en-GB", { timeZone, ...options });
    formats.set(key, found);
  }
  return found.format(at);
}

/** "16 Mar 2026, 10:16:53.318 CET" */
export function formatExact(at: Date, timeZone: string): string {
  const day = formatDate(at, timeZone);
  const time = format(timeZone, "exact", { ...CLOCK, fractionalSecondDigits: 3 }, at);
  const zone = format(timeZone, "zone", { hour: "2-digit", timeZoneName: "short" }, at).slice(2).trim();
  return `${day}, ${time} ${zone}`;
}

const CLOCK: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" };

/** "10:16:53" */
export function formatClock(at: Date, timeZone: string): string {
  return format(timeZone, "clock", CLOCK, at);
}

/** "10:16" */
export function formatMinute(at: Date, timeZone: string): string {
  return format(timeZone, "minute", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, at);
}

/** "16 Mar 2026" */
export function formatDate(at: Date, timeZone: string): string {
  return format(timeZone, "date", { day: "numeric", month: "short", year: "numeric" }, at);
}

/** The calendar day of a moment, as "2026-03-16". */
export function dayKey(at: Date | number, timeZone: string): string {
  const parts = format(timeZone, "day-key", { year: "numeric", month: "2-digit", day: "2-digit" }, at);
  return parts.split("/").reverse().join("-");
}

/** "Today", "Yesterday", else "Monday, 16 March 2026" */
export function formatDay(at: Date, timeZone: string, now: number): string {
  const day = dayKey(at, timeZone);
  const today = dayKey(now, timeZone);
  if (day === today) return "Today";
  // Counted in days of the calendar: a day that a clock change shortens or lengthens is one day as well.
  if (Date.parse(day) === Date.parse(today) - DAY) return "Yesterday";
  return format(timeZone, "day", { weekday: "long", day: "numeric", month: "long", year: "numeric" }, at);
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "now", "4 s ago", "12 min ago", "3 h ago", "5 d ago"; a clock ahead of ours gives "now". */
export function formatAgo(at: number, now: number): string {
  return now - at < 2 * SECOND ? "now" : `${formatAge(at, now)} ago`;
}

/** "4 s", "12 min", "3 h", "5 d"; a clock ahead of ours gives "0 s". */
export function formatAge(at: number, now: number): string {
  const age = Math.max(0, now - at);
  if (age < MINUTE) return `${Math.floor(age / SECOND)} s`;
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min`;
  if (age < DAY) return `${Math.floor(age / HOUR)} h`;
  return `${Math.floor(age / DAY)} d`;
}

/** "850 ms", "1.3 s", "4 min 15 s", "2 h 5 min", "3 d 4 h" */
export function formatSpan(milliseconds: number): string {
  const span = Math.round(Math.abs(milliseconds));
  if (span < SECOND) return `${span} ms`;
  if (span < 10 * SECOND) return `${trim(span / SECOND)} s`;
  if (span < MINUTE) return `${Math.floor(span / SECOND)} s`;
  if (span < HOUR) return join(span, MINUTE, "min", SECOND, "s");
  if (span < DAY) return join(span, HOUR, "h", MINUTE, "min");
  return join(span, DAY, "d", HOUR, "h");
}

function trim(value: number): string {
  return (Math.floor(value * 10) / 10).toString();
}

function join(span: number, big: number, bigUnit: string, small: number, smallUnit: string): string {
  const rest = Math.floor((span % big) / small);
  const head = `${Math.floor(span / big)} ${bigUnit}`;
  return rest === 0 ? head : `${head} ${rest} ${smallUnit}`;
}
