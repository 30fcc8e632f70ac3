import { searchEverything } from "#db/search/search-everything.ts";
import { crowdPerson } from "#e2e/bench/lists/crowd.ts";
import { planted } from "#e2e/bench/lists/planted.ts";
import type { Question } from "#e2e/bench/lists/subject.ts";

/** As many as the palette asks for. */
const LIMIT = 20;

const asked: Readonly<Record<string, readonly string[]>> = {
  "common word": ["example", "appointment", "camille", "harbor"],
  "common beginning": ["appoi", "exampl", "cami", "a"],
  "two common words": ["appointment monday", "camille harbor"],
  "common and rare word": [`example ${planted.word}`],
  "rare word": [planted.word],
  "rare beginning": [planted.beginning],
  phrase: ['"thank you"', '"see you"'],
  "phrase that nobody used": ['"you thank"', '"example appointment"'],
  name: ["Camille Rousset", "Zoé Famille", "Océane Périer"],
  number: ["+33 1 99 00 44 01", "01 99 00 32 10"],
  "rare number": [planted.number, "07 00 99 88 77"],
  "last digits": ["8877", "4401", "3210"],
  id: ["con_crowd0000000042", "msg_crowdmessage17", "msg-crowd117"],
  address: [crowdPerson(42).address, crowdPerson(17).address],
  "nothing found": ["xylophonist", "xylophonist appointment"],
};

/** What the palette and the API find in everything there is. */
export const searchQuestions: readonly Question[] = Object.entries(asked).map(([name, words]) => ({
  name,
  kind: "search",
  async query({ db, extent }, random) {
    const asked = { q: random.pick(words), limit: LIMIT, scope: "payload", now: extent.end } as const;
    return (await searchEverything(db, asked)).data.length;
  },
}));
