import type { Filling } from "#e2e/bench/lists/fill.ts";

/** How many there are in every history, however long it is: more than two pages. */
const COUNT = 120;

/** They lie in this oldest share of the history. */
const SHARE = 0.05;

/** What nothing else in the history holds. */
export const planted = {
  topic: "fax.received",
  word: "quillfeather",
  beginning: "quillf",
  number: "+33 7 00 99 88 77",
} as const;

/** The deliveries to be put in after number `turn` of `count`: rare ones, far down, and every fourth of them comes twice. */
export function plantedAt(turn: number, count: number, receivedAt: number): Filling[] {
  const step = Math.max(1, Math.floor((count * SHARE) / COUNT));
  if (turn % step !== 0 || turn / step >= COUNT) return [];
  const filling = plantedFilling(turn / step, receivedAt);
  return (turn / step) % 4 === 0 ? [filling, filling] : [filling];
}

function plantedFilling(number: number, receivedAt: number): Filling {
  const id = `fax_planted${String(number).padStart(10, "0")}`;
  const body = JSON.stringify({
    topic: planted.topic,
    version: "2.0",
    timestamp: new Date(receivedAt).toISOString(),
    data: {
      id,
      from_number: planted.number.replaceAll(" ", ""),
      from_name: "Zéphyrine Quillfeather",
      to_number: "+33199004400",
      content: `An appointment by fax, page ${number} for example`,
    },
  });
  return { webhookId: `msg_${id}`, body: Buffer.from(body), receivedAt };
}
