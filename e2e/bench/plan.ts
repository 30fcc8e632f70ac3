import type { AccessCounts } from "#e2e/bench/access/measure-access.ts";
import type { BesidePlan } from "#e2e/bench/beside/measure-beside.ts";
import type { SizedCount } from "#e2e/bench/disk/measure-disk.ts";
import type { ForwardsPlan } from "#e2e/bench/forwards/measure-forwards.ts";
import type { IngestPlan } from "#e2e/bench/ingest/run-ingest.ts";
import type { ListCounts } from "#e2e/bench/lists/report-lists.ts";
import type { RebuildCounts } from "#e2e/bench/rebuild/measure-rebuild.ts";
import type { TranscriptCounts } from "#e2e/bench/transcript/measure-transcript.ts";

export type Plan = {
  ingest: IngestPlan;
  rebuild: RebuildCounts;
  beside: BesidePlan;
  forwards: ForwardsPlan;
  lists: ListCounts;
  access: AccessCounts;
  /** How many deliveries are waited for on each page. */
  visible: number;
  transcript: TranscriptCounts;
  starts: number;
  disk: readonly SizedCount[];
};

export const fullPlan: Plan = {
  ingest: {
    rounds: 5,
    counts: {
      6000: { warm: 1_500, closed: 3_000, half: 2_000, halfSeconds: 3, burst: 1_000 },
      54000: { warm: 300, closed: 1_200, half: 900, halfSeconds: 3, burst: 1_000 },
    },
  },
  rebuild: { warm: 1_500, sent: 3_000 },
  beside: { rounds: 5, perSecond: 100, warmSeconds: 2, seconds: 10 },
  forwards: { rounds: 3, endpoints: [1, 10, 50], forwards: 5_000, perSecond: 50, seconds: 10, queued: 100_000 },
  lists: { small: 10_000, large: 1_000_000, samples: 300 },
  access: { signIns: 100, requests: 300 },
  visible: 100,
  transcript: { openings: 20, frames: 600 },
  starts: 5,
  disk: [
    { size: 6_000, count: 2_000 },
    { size: 54_000, count: 500 },
  ],
};

export const quickPlan: Plan = {
  ingest: {
    rounds: 1,
    counts: {
      6000: { warm: 300, closed: 600, half: 300, halfSeconds: 1, burst: 200 },
      54000: { warm: 100, closed: 200, half: 100, halfSeconds: 1, burst: 100 },
    },
  },
  rebuild: { warm: 100, sent: 300 },
  beside: { rounds: 1, perSecond: 50, warmSeconds: 1, seconds: 2 },
  forwards: { rounds: 1, endpoints: [1, 10], forwards: 200, perSecond: 50, seconds: 2, queued: 1_000 },
  lists: { small: 2_000, large: 10_000, samples: 20 },
  access: { signIns: 5, requests: 20 },
  visible: 5,
  transcript: { openings: 2, frames: 60 },
  starts: 1,
  disk: [{ size: 6_000, count: 100 }],
};
