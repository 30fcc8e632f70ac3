import { callQuestions } from "#e2e/bench/lists/call-questions.ts";
import { deliveryQuestions } from "#e2e/bench/lists/delivery-questions.ts";
import { peopleQuestions } from "#e2e/bench/lists/people-questions.ts";
import { searchQuestions } from "#e2e/bench/lists/search-questions.ts";
import { type Filled, type Kind, openSubject, type Question, type Subject } from "#e2e/bench/lists/subject.ts";
import { type Latency, latencyOf } from "#e2e/bench/report/latency.ts";
import { median } from "#e2e/bench/report/quantile.ts";
import { makeRandom } from "#e2e/simulator/random.ts";

/** The first of each kind warm the caches and are not counted. */
const WARM_UP = 10;

/** Times in milliseconds; `rows` is what a page had, in the middle. */
export type Timing = Latency & { rows: number };

/** `ratio` is the large database's p95 over the small one's. */
export type Compared = { name: string; kind: Kind; small: Timing; large: Timing; ratio: number };

const questions = [...deliveryQuestions, ...callQuestions, ...peopleQuestions, ...searchQuestions];

/** Asks both databases the same, turn about, with the functions that the API calls. */
export async function measureLists(
  small: Filled,
  large: Filled,
  samples: number,
  say: (line: string) => void,
): Promise<Compared[]> {
  const smallSubject = openSubject(small);
  const largeSubject = openSubject(large);
  const compared: Compared[] = [];
  try {
    for (const question of questions) {
      say(`reading: ${question.kind}: ${question.name} …`);
      const inSmall = makeTimer(smallSubject, question);
      const inLarge = makeTimer(largeSubject, question);
      for (let sample = -WARM_UP; sample < samples; sample++) {
        await inSmall.run(sample >= 0);
        await inLarge.run(sample >= 0);
      }
      const timings = { small: inSmall.timing(), large: inLarge.timing() };
      const { name, kind } = question;
      compared.push({ name, kind, ...timings, ratio: timings.large.p95 / timings.small.p95 });
    }
    return compared;
  } finally {
    smallSubject.db.$client.close();
    largeSubject.db.$client.close();
  }
}

/** The same name asks the same questions in the same order. */
function makeTimer(subject: Subject, { name, query }: Question) {
  const random = makeRandom("list benchmark", name);
  const times: number[] = [];
  const rows: number[] = [];
  return {
    async run(counts: boolean): Promise<void> {
      const begin = performance.now();
      const found = await query(subject, random);
      const took = performance.now() - begin;
      if (!counts) return;
      times.push(took);
      rows.push(found);
    },
    timing: (): Timing => ({ ...latencyOf(times), rows: median(rows) }),
  };
}
