import type { Watch } from "#db/health/missing/watch.ts";
import { watchAnswers } from "#db/health/missing/watch-answers.ts";
import { watchRings } from "#db/health/missing/watch-rings.ts";
import { watchSilence } from "#db/health/missing/watch-silence.ts";
import { watchTags } from "#db/health/missing/watch-tags.ts";
import { watchTransfers } from "#db/health/missing/watch-transfers.ts";
import type { Db } from "#db/open.ts";

export function createWatches(db: Db): Watch[] {
  return [watchRings(db), watchTags(db), watchTransfers(db), watchAnswers(db), watchSilence(db)];
}
