import { fill } from "#e2e/simulator/fill.ts";
import { manners } from "#e2e/simulator/manners.ts";
import { fullName } from "#e2e/simulator/people.ts";
import type { Random } from "#e2e/simulator/random.ts";
import type { Scene, Script, Words } from "#e2e/simulator/script.ts";
import type { Direction, Stage } from "#e2e/simulator/stage.ts";

/** `USER` is us, `EXTERNAL` is them. Times are epoch milliseconds. */
export type Turn = { source: "USER" | "EXTERNAL"; at: number; endsAt: number; text: string };

/** `endsAt` is the hang-up. */
export type Talk = { turns: Turn[]; endsAt: number; summary: string; tags: readonly string[] };

export function scriptOf(stage: Stage): Script {
  return stage.business.trade[stage.person.language];
}

/** The words of one talk on this stage, none of the free ones chosen yet. */
export function wordsOf(stage: Stage): Words {
  const { random, person, business, user } = stage;
  const colleague = business.users.find((one) => one !== user) ?? user;
  return {
    known: {
      caller: fullName(person),
      business: business.name,
      user: firstWord(user.name),
      colleague: firstWord(colleague.name),
      ref: String(random.int(100000, 999999)),
    },
    tables: { ...manners[person.language].slots, ...scriptOf(stage).slots },
  };
}

/** A whole call from its first word at `begin`: greeting, the scene with an aside or two, and the goodbye. */
export function makeTalk(stage: Stage, scene: Scene, direction: Direction, begin: number): Talk {
  const { random, person } = stage;
  const words = wordsOf(stage);
  const polite = manners[person.language];
  const lines = [...scene.lines];
  for (let asides = random.int(0, 2); asides > 0; asides--) {
    const aside = random.pick(polite.asides);
    lines.splice(random.pick(placesFor(aside, lines)), 0, ...aside);
  }
  const opening = direction === "INBOUND" ? random.pick(polite.greetings) : random.pick(polite.pickUps);
  const all = [opening, ...lines, ...random.pick(polite.closings)].map((line) => fill(line, words, random));
  const turns = speak(all, begin, random);
  return { turns, endsAt: hangUp(turns, begin, random), summary: fill(scene.summary, words, random), tags: scene.tags };
}

/** Where an aside can stand without tearing a question from its answer. */
function placesFor(aside: readonly string[], lines: readonly string[]): number[] {
  const ours = aside[0]?.startsWith("us: ") ?? false;
  const places = lines.flatMap((line, at) => {
    const fits = line.startsWith("us: ") === ours && (ours || !/\?\]?$/.test(lines[at - 1] ?? "?"));
    return at > 1 && fits ? [at] : [];
  });
  return [...places, lines.length];
}

/** Gives each line the time that saying it takes, with pauses of at most `pause` milliseconds between. */
export function speak(lines: readonly string[], begin: number, random: Random, pause = 1300): Turn[] {
  let clock = begin;
  return lines.map((line) => {
    const at = clock;
    const text = line.replace(/^(us|them): /, "");
    const endsAt = at + 400 + text.length * random.int(52, 74);
    clock = endsAt + random.int(150, pause);
    return { source: line.startsWith("us: ") ? "USER" : "EXTERNAL", at, endsAt, text };
  });
}

/** A moment after the last word. */
export function hangUp(turns: readonly Turn[], begin: number, random: Random): number {
  return (turns.at(-1)?.endsAt ?? begin) + random.int(500, 2500);
}

export function firstWord(name: string): string {
  return name.split(" ")[0] ?? name;
}
