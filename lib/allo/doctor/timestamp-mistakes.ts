import { type Diagnosis, diagnosisOf, type Fault } from "#lib/allo/doctor/fault.ts";
import { unquoted } from "#lib/allo/doctor/unquoted.ts";
import { TOLERANCE_SECONDS } from "#lib/allo/signature.ts";

/** Faults that the header's text shows by itself, whatever the signature says. */
export type TimestampMistake = Fault & { matches: (timestamp: string, nowSeconds: number) => boolean };

const YEAR_SECONDS = 366 * 86_400;
const cure = "send Unix seconds, ten digits and nothing else";

export const timestampMistakes: readonly TimestampMistake[] = [
  {
    code: "timestamp_quoted",
    cause: "webhook-timestamp has blanks or quotes around its digits",
    cure,
    matches: (text) => unquoted(text) !== text && /^[0-9]+$/.test(unquoted(text)),
  },
  {
    code: "timestamp_date",
    cause: "webhook-timestamp is a date and not Unix seconds",
    cure,
    matches: (text) => /[-A-Z]/i.test(text.slice(1)) && /^(?:\d{4}-\d{2}-\d{2}|[A-Z]{3},? )/i.test(unquoted(text)),
  },
  {
    code: "timestamp_fraction",
    cause: "webhook-timestamp is a decimal number",
    cure: "send whole Unix seconds, without a fraction",
    matches: (text) => /^[0-9]+[.,][0-9]+$/.test(text),
  },
  {
    code: "timestamp_not_digits",
    cause: "webhook-timestamp holds something other than digits",
    cure,
    matches: (text) => !/^[0-9]+$/.test(text),
  },
  {
    code: "timestamp_milliseconds",
    cause: "webhook-timestamp is in milliseconds (or finer) and not in seconds",
    cure: "divide it by 1000, round it down, and sign that text",
    matches: (text, nowSeconds) =>
      [1e3, 1e6, 1e9].some((fraction) => Math.abs(Number(text) / fraction - nowSeconds) < YEAR_SECONDS),
  },
];

export const clockAhead: Fault = {
  code: "clock_ahead",
  cause: "webhook-timestamp is more than 300 seconds ahead of this server's clock",
  cure: "set both clocks from the network (NTP), first the one that is wrong",
};

export const clockBehind: Fault = {
  code: "clock_behind",
  cause: "webhook-timestamp is more than 300 seconds behind this server's clock",
  cure: "set both clocks from the network (NTP), or, if an old request was sent again, sign it with the present time",
};

export function timestampDiagnosis(timestamp: string, nowSeconds: number): Diagnosis | null {
  const mistake = timestampMistakes.find(({ matches }) => matches(timestamp, nowSeconds));
  return mistake ? diagnosisOf(mistake) : null;
}

/** The fault of a time too far away, with the seconds filled in. */
export function clockFaults(timestamp: string, nowSeconds: number): Fault[] {
  const seconds = Math.min(Number(timestamp), Number.MAX_SAFE_INTEGER) - Math.floor(nowSeconds);
  if (!(Math.abs(seconds) > TOLERANCE_SECONDS)) return [];
  const away = `${Math.abs(seconds)} seconds${inWords(Math.abs(seconds))}`;
  return seconds > 0
    ? [{ ...clockAhead, cause: `webhook-timestamp is ${away} ahead of this server's clock (too early)` }]
    : [{ ...clockBehind, cause: `webhook-timestamp is ${away} behind this server's clock (too late)` }];
}

function inWords(seconds: number): string {
  if (seconds < 3600) return "";
  const hours = Math.floor(seconds / 3600);
  if (hours >= 48) return `, ${Math.floor(hours / 24)} days,`;
  return `, ${hours} h ${Math.floor((seconds % 3600) / 60)} min,`;
}
