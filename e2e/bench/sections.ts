import { measureAccess } from "#e2e/bench/access/measure-access.ts";
import { reportAccess } from "#e2e/bench/access/report-access.ts";
import { measureBeside } from "#e2e/bench/beside/measure-beside.ts";
import { reportBeside } from "#e2e/bench/beside/report-beside.ts";
import { measureDisk } from "#e2e/bench/disk/measure-disk.ts";
import { reportDisk } from "#e2e/bench/disk/report-disk.ts";
import { measureForwards } from "#e2e/bench/forwards/measure-forwards.ts";
import { reportForwards } from "#e2e/bench/forwards/report-forwards.ts";
import { reportIngest } from "#e2e/bench/ingest/report-ingest.ts";
import { runIngest } from "#e2e/bench/ingest/run-ingest.ts";
import { summarize } from "#e2e/bench/ingest/summarize.ts";
import { cachedDatabase } from "#e2e/bench/lists/cached-database.ts";
import { measureLists } from "#e2e/bench/lists/measure-lists.ts";
import { reportLists } from "#e2e/bench/lists/report-lists.ts";
import type { Filled } from "#e2e/bench/lists/subject.ts";
import type { Section } from "#e2e/bench/options.ts";
import type { Plan } from "#e2e/bench/plan.ts";
import { measureRebuild } from "#e2e/bench/rebuild/measure-rebuild.ts";
import { reportRebuild } from "#e2e/bench/rebuild/report-rebuild.ts";
import { measureStart } from "#e2e/bench/start/measure-start.ts";
import { reportStart } from "#e2e/bench/start/report-start.ts";
import { measureTranscript } from "#e2e/bench/transcript/measure-transcript.ts";
import { reportTranscript } from "#e2e/bench/transcript/report-transcript.ts";
import { measureVisible } from "#e2e/bench/visible/measure-visible.ts";
import { reportVisible } from "#e2e/bench/visible/report-visible.ts";

/** What earlier sections of the same run found, for those that compare with it. */
export type Earlier = { ingestPerSecond: number | null };

/** `directory` is for what a run leaves behind, `cache` for what later runs use again. */
export type Surroundings = { plan: Plan; directory: string; cache: string; earlier: Earlier; say(line: string): void };

/** What a section found, for programs and for people. */
export type Finding = { result: unknown; text: string };

export const runSection: Readonly<Record<Section, (around: Surroundings) => Promise<Finding>>> = {
  async ingest({ plan, directory, earlier, say }) {
    const result = summarize(await runIngest(plan.ingest, directory, { say }));
    earlier.ingestPerSecond = result[0]?.servers.d.perSecond ?? null;
    return { result, text: reportIngest(result, plan.ingest.rounds) };
  },
  async rebuild({ plan, directory, cache, earlier, say }) {
    const { large } = plan.lists;
    const from = { directory: await cachedDatabase(cache, large, say), count: large };
    const result = await measureRebuild(from, plan.rebuild, earlier.ingestPerSecond, directory, say);
    return { result, text: reportRebuild(result) };
  },
  async beside({ plan, cache, directory, say }) {
    const { small } = plan.lists;
    const result = await measureBeside(await cachedDatabase(cache, small, say), plan.beside, directory, say);
    return { result, text: reportBeside(result, small, plan.beside) };
  },
  async forwards({ plan, directory, say }) {
    const result = await measureForwards(plan.forwards, directory, say);
    return { result, text: reportForwards(result, plan.forwards) };
  },
  async lists(around) {
    const [small, large] = await histories(around);
    const result = await measureLists(small, large, around.plan.lists.samples, around.say);
    return { result, text: reportLists(result, around.plan.lists) };
  },
  async access({ plan, cache, directory, say }) {
    const { small } = plan.lists;
    const from = await cachedDatabase(cache, small, say);
    const result = await measureAccess(from, plan.access, directory, say);
    return { result, text: reportAccess(result, small, plan.access) };
  },
  async visible({ plan, cache, directory, say }) {
    const from = await cachedDatabase(cache, plan.lists.small, say);
    const result = await measureVisible(from, plan.visible, directory, say);
    return { result, text: reportVisible(result, plan.visible) };
  },
  async transcript({ plan, cache, directory, say }) {
    const from = await cachedDatabase(cache, plan.lists.small, say);
    const result = await measureTranscript(from, plan.transcript, directory, say);
    return { result, text: reportTranscript(result, plan.transcript) };
  },
  async start(around) {
    const [, large] = await histories(around);
    const none = { directory: around.directory, count: 0 };
    const result = await measureStart([none, large], around.plan.starts, around.directory, around.say);
    return { result, text: reportStart(result, around.plan.starts) };
  },
  async disk(around) {
    const result = await measureDisk(await histories(around), around.plan.disk, around.directory, around.say);
    return { result, text: reportDisk(result) };
  },
};

async function histories({ plan, cache, say }: Surroundings): Promise<[small: Filled, large: Filled]> {
  const { small, large } = plan.lists;
  return [
    { directory: await cachedDatabase(cache, small, say), count: small },
    { directory: await cachedDatabase(cache, large, say), count: large },
  ];
}
