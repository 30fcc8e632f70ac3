import type { GapPage } from "#lib/api/missing.ts";
import type { Sender } from "#lib/api/sender.ts";

type StillOpen = { words: string; href: "/health/outages" | "/health/missing" };

/** What is not over although nothing may fail just now, each with the page that tells of it. */
export function stillOpen(
  { outagesGoingOn, failing, missing }: Pick<Sender, "outagesGoingOn" | "failing" | "missing">,
  gaps: GapPage["open"],
): StillOpen[] {
  const missed = Object.values(gaps).reduce((sum, count) => sum + count, 0);
  const turnedAway = missing.underWay + missing.givenUp;
  const all: (StillOpen & { holds: boolean })[] = [
    { holds: outagesGoingOn > 0, words: "an outage goes on", href: "/health/outages" },
    { holds: failing !== null, words: "what Allo sent last was turned away", href: "/health/outages" },
    { holds: turnedAway > 0, words: `${messages(turnedAway)} not come since`, href: "/health/outages" },
    {
      holds: missed > 0,
      words: missed === 1 ? "1 event is missing" : `${count(missed)} events are missing`,
      href: "/health/missing",
    },
  ];
  return all.filter(({ holds }) => holds).map(({ words, href }) => ({ words, href }));
}

function messages(number: number): string {
  return number === 1 ? "1 message was turned away and has" : `${count(number)} messages were turned away and have`;
}

function count(number: number): string {
  return number.toLocaleString("en");
}
