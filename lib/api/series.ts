import { createLoader, parseAsStringLiteral } from "nuqs/server";
import { z } from "zod";

export const seriesSpans = ["hour", "day", "month"] as const;

export type SeriesSpan = (typeof seriesSpans)[number];

/** How long half and 95 % took at most, in milliseconds; null where nothing was measured. */
const timesSchema = z.object({ medianMs: z.number(), p95Ms: z.number() }).nullable();

const queueSchema = z.object({ depth: z.int(), oldestMs: z.int() }).nullable();

const figures = {
  /** Deliveries by topic; those that this version does not know are `other`. */
  topics: z.record(z.string(), z.int()),
  duplicates: z.int(),
  conflicts: z.int(),
  lookalikes: z.int(),
  /** From event to arrival. */
  lag: timesSchema,
  /** From a webhook's request to our 200. */
  acknowledgement: timesSchema,
  /** Tries of forwards by what they came to: taken, to be tried again, given up. */
  forwards: z.object({ taken: z.int(), retrying: z.int(), givenUp: z.int() }),
};

export const seriesSchema = z.object({
  span: z.enum(seriesSpans),
  sliceSeconds: z.int(),
  /** Of the whole span; the queue as it is now. */
  total: z.object({ ...figures, queue: queueSchema }),
  /** Oldest first: 60 minutes, 24 hours, or 30 times 24 hours. */
  slices: z.array(
    z.object({
      at: z.iso.datetime({ precision: 3 }),
      /** Whether this server ran then; where it did not, zeros and nulls say nothing. */
      running: z.boolean(),
      ...figures,
      /** The most that waited to be forwarded, and the oldest of it; null where nobody looked. */
      queue: queueSchema,
    }),
  ),
});

export type Series = z.infer<typeof seriesSchema>;
export type Slice = Series["slices"][number];
export type Times = z.infer<typeof timesSchema>;

/** In the address of the page. */
export const seriesParsers = { span: parseAsStringLiteral(seriesSpans).withDefault("day") };

export const loadSeriesSpan = createLoader(seriesParsers);
