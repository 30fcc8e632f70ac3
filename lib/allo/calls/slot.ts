import type { CallEvent } from "#lib/allo/calls/call-event.ts";

/**
 * Equal for deliveries of which the last says of a call whatever the others say, so that it alone need be folded, however
 * many come: changes of one tag, summaries, completions that are silent on the same things, and rings of one moment that
 * are so. `eventAt` is epoch milliseconds, or null where the delivery gives no time.
 */
export function slotOf(said: CallEvent, eventAt: number | null): string {
  return JSON.stringify(partsOf(said, eventAt));
}

function partsOf(said: CallEvent, eventAt: number | null): unknown[] {
  if (said.kind === "tag") return [said.kind, said.key, said.tag.key];
  if (said.kind === "summary") return [said.kind, said.key];
  if (said.kind === "completed") return [said.kind, said.key, shapeOf(said)];
  const { direction, us, them, isAnswer } = said;
  const startedAt = said.startedAt ?? eventAt;
  // A ring that cannot be placed stands for itself, and for those that say exactly the same.
  if (us === "" || them === "" || startedAt === null) return [said.kind, eventAt, said];
  return [said.kind, direction, us, them, startedAt, isAnswer, shapeOf(said)];
}

/** Which things are said, whatever is said of them. */
function shapeOf(said: CallEvent): unknown[] {
  return Object.entries(said).map(([field, value]) => {
    if (field === "has") return value;
    return value === null || value === false || value === "" ? value : true;
  });
}
