import type { Call } from "#lib/api/call.ts";

/** `short` says how a call ended, `why` what that means; `why` is null where `short` says it all. */
export type Outcome = { short: string; why: string | null };

type Words = { inbound: Outcome; outbound: Outcome };

function both(short: string, why: string | null): Words {
  return { inbound: { short, why }, outbound: { short, why } };
}

const results = new Map<string, Words>([
  ["ANSWERED", both("Answered", null)],
  [
    "VOICEMAIL",
    {
      inbound: { short: "Voicemail", why: "Nobody picked up, and the caller reached our voicemail." },
      outbound: { short: "Voicemail", why: "Nobody picked up, and we reached their voicemail." },
    },
  ],
  ["TRANSFERRED", both("Transferred", "The call went on to somebody else.")],
  ["TRANSFERRED_AI", both("Transferred to AI", "The call went on to Allo’s AI assistant.")],
  ["TRANSFERRED_EXTERNAL", both("Transferred out", "The call went on to a number outside Allo.")],
  ["BLOCKED", both("Blocked", "The number is on the list of blocked numbers, so nobody’s phone rang.")],
  [
    "FAILED",
    {
      inbound: { short: "Failed", why: "The call could not be put through to us." },
      outbound: { short: "Failed", why: "The call did not reach them: busy, out of reach or a wrong number." },
    },
  ],
  ["FAILED_EXTERNAL", both("Failed", "The number outside Allo that it was passed on to could not be reached.")],
  [
    "MISSED",
    {
      inbound: { short: "Missed", why: "Nobody picked up." },
      outbound: { short: "No answer", why: "They did not pick up." },
    },
  ],
  [
    "NO_ANSWER",
    {
      inbound: { short: "Missed", why: "Nobody picked up." },
      outbound: { short: "No answer", why: "They did not pick up." },
    },
  ],
  ["CLOSED", both("Closed", "It came outside the opening hours.")],
  ["RECEIVED", both("Received", "Allo took the call, and does not say that anybody picked up.")],
]);

/** How a call ended and why, in words; a result that this version does not know is given as Allo wrote it. */
export function outcomeWords({ state, result, direction }: Pick<Call, "state" | "result" | "direction">): Outcome {
  if (result !== null) {
    return results.get(result.toUpperCase())?.[direction] ?? { short: result, why: "Allo’s own word; not explained." };
  }
  if (state === "ringing")
    return { short: "Ringing", why: "The phone rings, or Allo has not yet said what became of it." };
  if (state === "answered") return { short: "On the line", why: "It was picked up. The rest comes after hanging up." };
  if (state === "unfinished") {
    return { short: "Unfinished", why: "Allo never told how it ended: most likely nobody picked up." };
  }
  return { short: "Ended", why: "Allo does not say how." };
}

/** Whether anybody spoke with anybody. */
export function wasAnswered({ result, answeredAt }: Pick<Call, "result" | "answeredAt">): boolean {
  return answeredAt !== null || /^(?:ANSWERED|TRANSFERRED)/i.test(result ?? "");
}
