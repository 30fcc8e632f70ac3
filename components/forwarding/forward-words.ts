import type { ChipTone } from "#components/ui/chip.tsx";
import { formatAge, formatSpan } from "#components/ui/format-time.ts";
import type { Forward, ForwardItem } from "#lib/api/endpoint.ts";
import type { ForwardOrigin, ForwardState } from "#lib/forwarding/forward-state.ts";

export const forwardStateWords: Record<ForwardState, { label: string; tone: ChipTone }> = {
  pending: { label: "Waiting", tone: "accent" },
  delivered: { label: "Delivered", tone: "ok" },
  failed: { label: "Failed", tone: "bad" },
  cancelled: { label: "Cancelled", tone: "plain" },
};

/** Why it was sent, where that is not that it came. */
export const originWords: Record<ForwardOrigin, string | null> = {
  arrival: null,
  replay: "Replay",
  recover: "Recovered",
};

type Try = Pick<Forward["attempts"][number], "status" | "durationMs" | "error">;

/** "200 in 120 ms"; where nothing was answered, why. */
export function tryWords({ status, durationMs, error }: Try): string {
  if (status !== null) return `${status} in ${formatSpan(durationMs)}`;
  return error ?? `No answer in ${formatSpan(durationMs)}`;
}

/** What there is to say of a forward in one line of a list. */
export function forwardLine({ lastTry, tries }: Pick<ForwardItem, "lastTry" | "tries">): string {
  if (!lastTry) return tries === 0 ? "Not tried yet" : triesWords(tries);
  return tries > 1 ? `${triesWords(tries)}, last: ${tryWords(lastTry)}` : tryWords(lastTry);
}

function triesWords(tries: number): string {
  return tries === 1 ? "1 try" : `${tries} tries`;
}

/** "in 4 min", "now" once it is due. */
export function untilWords(at: number, now: number): string {
  return at - now < 1000 ? "now" : `in ${formatAge(now, at)}`;
}
