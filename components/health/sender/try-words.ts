import { formatSpan } from "#components/ui/format-time.ts";
import { LAST_ATTEMPT } from "#lib/allo/retry-schedule.ts";
import type { LateDelivery, Missing, MissingMessage, Sender } from "#lib/api/sender.ts";

/** "Allo’s try 4 of 8" */
export function tryWords(number: number | null): string {
  return number === null ? "not on Allo’s schedule" : `Allo’s try ${number} of ${LAST_ATTEMPT}`;
}

/** "Allo’s try 4 of 8, 35 min late" */
export function lateWords({ number, lateMs }: Pick<LateDelivery, "number" | "lateMs">): string {
  return `${tryWords(number)}, ${formatSpan(lateMs)} late`;
}

/** "turned away once", "turned away 3 times, the last was Allo’s try 3 of 8" */
export function refusedTimes({ refused, number }: Pick<MissingMessage, "refused" | "number">): string {
  const times = refused === 1 ? "once" : `${refused} times`;
  return number === null || number === refused
    ? `turned away ${times}`
    : `turned away ${times}, the last was ${tryWords(number)}`;
}

/** What to say where Allo tries nothing again: "Allo has given up 2 messages that were turned away." */
export function notUnderWayWords({ givenUp }: Pick<Missing, "givenUp">): string {
  if (givenUp === 0) return "Nothing that was turned away lately is missing.";
  const messages = givenUp === 1 ? "1 message that was" : `${givenUp.toLocaleString("en")} messages that were`;
  return `Allo has given up ${messages} turned away.`;
}

/** Why nothing can be inferred although something came; null where something can be, or nothing came. */
export function unsignedWords({ lastDeliveryAt, week }: Pick<Sender, "lastDeliveryAt" | "week">): string | null {
  if (lastDeliveryAt !== null || week.deliveries === 0) return null;
  return "Nothing that came lately was signed by Allo. Its older formats, at /api/allo/{token}, do not say when they were sent, so that neither the try that brought them nor the next one can be told.";
}

/** "0.4 %", with no more digits than say something. */
export function shareWords(part: number, whole: number): string {
  if (whole === 0 || part === 0) return "0 %";
  const percent = (part / whole) * 100;
  if (percent < 0.1) return "< 0.1 %";
  return `${percent < 10 || percent > 99 ? percent.toFixed(1) : Math.round(percent)} %`;
}
