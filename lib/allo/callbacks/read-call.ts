import { normaliseAlloId } from "#lib/allo/allo-id.ts";
import type { AlloEvent } from "#lib/allo/envelope.ts";
import { type JsonObject, objectAt, textAt } from "#lib/allo/json-object.ts";
import { fullName, realName } from "#lib/allo/party.ts";
import { canonicalNumber } from "#lib/allo/phone-number.ts";
import { parseTime } from "#lib/allo/times.ts";

type End = { number: string; name: string | null };

/** What one delivery tells of a call, as far as it matters for who waits for whom. Numbers are canonical. */
export type CallSaying = {
  /** With `_` after the prefix; null where it rings, because then Allo does not say which call it is. */
  alloId: string | null;
  isAnswer: boolean;
  direction: "inbound" | "outbound";
  us: End;
  them: End;
  /** Epoch milliseconds. */
  startedAt: number | null;
  durationSeconds: number | null;
  /** As Allo wrote it; an open list. */
  result: string | null;
  userEmail: string | null;
};

const rings = {
  "call.received": { direction: "inbound", isAnswer: false },
  "call.triggered": { direction: "outbound", isAnswer: false },
  "call.answered": { direction: "outbound", isAnswer: true },
} as const;

/** Null where the event is none of a call, or lacks a number: nobody can be called back then. */
export function readCall({ topic, data }: AlloEvent): CallSaying | null {
  const from = textAt(data, "from_number");
  const to = textAt(data, "to") ?? textAt(data, "to_number");
  if (from === null || to === null) return null;
  const ends = {
    from: { number: canonicalNumber(from, to), name: realName(textAt(data, "from_name"), from) },
    to: { number: canonicalNumber(to, from), name: realName(textAt(data, "to_name"), to) },
  };
  const userEmail = textAt(data, "user_email");
  const ring =
    topic === "call.received" || topic === "call.triggered" || topic === "call.answered" ? rings[topic] : null;
  if (ring) {
    const direction = directionOf(data) ?? ring.direction;
    const { us, them } = sides(direction, ends);
    return {
      alloId: null,
      isAnswer: ring.isAnswer,
      direction,
      us,
      them: { ...them, name: them.name ?? fullName(objectAt(data, "person")) },
      startedAt: parseTime(textAt(data, "started_at") ?? ""),
      durationSeconds: null,
      result: null,
      userEmail,
    };
  }
  const id = textAt(data, "id");
  if (topic !== "call.completed" || id === null) return null;
  const direction = directionOf(data) ?? "inbound";
  return {
    alloId: normaliseAlloId(id),
    isAnswer: false,
    direction,
    ...sides(direction, ends),
    startedAt: parseTime(textAt(data, "start_date") ?? textAt(data, "started_at") ?? ""),
    durationSeconds: durationOf(data),
    result: textAt(data, "result"),
    userEmail,
  };
}

function sides(direction: CallSaying["direction"], { from, to }: { from: End; to: End }): { us: End; them: End } {
  return direction === "inbound" ? { us: to, them: from } : { us: from, them: to };
}

/** Allo writes it under two keys. */
function directionOf(data: JsonObject): CallSaying["direction"] | null {
  const text = (textAt(data, "type") ?? textAt(data, "direction"))?.toUpperCase();
  if (text === "INBOUND") return "inbound";
  return text === "OUTBOUND" ? "outbound" : null;
}

/** From decimal minutes, else from a text such as `1h 2m 3s`. */
function durationOf(data: JsonObject): number | null {
  const minutes = data.length_in_minutes;
  if (typeof minutes === "number" && Number.isFinite(minutes) && minutes >= 0) return Math.round(minutes * 60);
  const match = /^(?:(\d{1,4})h)?\s*(?:(\d{1,5})m)?\s*(?:(\d{1,6})s)?$/.exec(textAt(data, "length")?.trim() ?? "");
  if (!match?.[0]) return null;
  const [, hours = "0", mins = "0", seconds = "0"] = match;
  return Number(hours) * 3600 + Number(mins) * 60 + Number(seconds);
}
