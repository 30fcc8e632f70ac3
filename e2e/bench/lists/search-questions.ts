import { crowdPerson } from "#e2e/bench/lists/crowd.ts";
import { planted } from "#e2e/bench/lists/planted.ts";
import type { Question } from "#e2e/bench/lists/subject.ts";
import { grant } from "#lib/server/auth/authorized.ts";
import { createSearch } from "#lib/server/search.ts";

/** As many as the palette asks for. */
const LIMIT = 20;

const actor = { kind: "key", id: "bench", name: "benchmark", role: "administrator" } as const;

const asked: Readonly<Record<string, readonly string[]>> = {
  "common word": ["example", "appointment", "camille", "harbor"],
  "common beginning": ["appoi", "exampl", "cami", "a"],
  "two common words": ["appointment monday", "camille harbor"],
  "common and rare word": [`example ${planted.word}`],
  "rare word": [planted.word],
  "rare beginning": [planted.beginning],
  phrase: ['"thank you"', '"see you"'],
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
    const access = grant({ actor, remoteAddress: "127.0.0.1" }, "read");
    if (!access) throw new Error("an administrator may read");
    const search = createSearch(
      db,
      () => {},
      () => extent.end,
    );
    return (await search(access, random.pick(words), LIMIT)).data.length;
  },
}));
