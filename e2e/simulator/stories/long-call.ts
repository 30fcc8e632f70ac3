import { fill } from "#e2e/simulator/fill.ts";
import { manners } from "#e2e/simulator/manners.ts";
import { SECOND, type SimulatedEvent, type Stage } from "#e2e/simulator/stage.ts";
import { playCall } from "#e2e/simulator/stories/calls.ts";
import { hangUp, scriptOf, speak, type Talk, wordsOf } from "#e2e/simulator/talk.ts";

/** About 200 turns in half an hour; its body takes some 54 KB. */
export function longCall(stage: Stage): SimulatedEvent[] {
  return playCall(stage, "INBOUND", 6 * SECOND, (begin) => longTalk(stage, stage.random.int(196, 208), begin));
}

/** One long talk of exactly `turns` turns. */
export function longTalk(stage: Stage, turns: number, begin: number): Talk {
  const { random, person } = stage;
  const polite = manners[person.language];
  const { rounds } = scriptOf(stage);
  const lines = [fill(random.pick(polite.greetings), wordsOf(stage), random)];
  while (lines.length < turns) {
    const words = wordsOf(stage);
    const round = random.chance(0.06) ? random.pick(polite.asides) : random.pick(rounds);
    const longer = round.map((line) => (random.chance(0.65) ? `${line} ${random.pick(polite.musings)}` : line));
    lines.push(...longer.map((line) => fill(line, words, random)));
  }
  const spoken = speak(lines.slice(0, turns), begin, random, 4500);
  const points = [1, 2, 3, 4].map((part) => spoken[Math.floor((spoken.length * part) / 5)]?.text ?? "");
  const heading = { fr: "**Long échange.** Points abordés :", en: "**Long talk.** Points raised:" };
  const summary = [heading[person.language], ...points.map((point) => `- ${point}`)].join("\n");
  return { turns: spoken, endsAt: hangUp(spoken, begin, random), summary, tags: ["follow_up", "vip"] };
}
