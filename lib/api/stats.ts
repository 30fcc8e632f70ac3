import { z } from "zod";

const isoTime = z.iso.datetime({ precision: 3 });

/** Counts of one span of time; lag is arrival minus event time, in milliseconds, null where nothing was measured. */
const spanSchema = z.object({
  deliveries: z.int(),
  duplicates: z.int(),
  conflicts: z.int(),
  lookalikes: z.int(),
  problems: z.int(),
  /** Null for those who may not see rejections; so in all spans. */
  rejections: z.int().nullable(),
  topics: z.record(z.string(), z.int()),
  lag: z.object({ medianMs: z.number().nullable(), p95Ms: z.number().nullable() }),
  /** Deliveries per slice, oldest first: 60 minutes, 24 hours, 7 days. */
  series: z.array(z.object({ at: isoTime, deliveries: z.int(), topics: z.record(z.string(), z.int()) })),
});

export const statsSchema = z.object({
  total: z.object({
    deliveries: z.int(),
    duplicates: z.int(),
    conflicts: z.int(),
    lookalikes: z.int(),
    problems: z.int(),
    rejections: z.int().nullable(),
    promotable: z.int().nullable(),
    topics: z.record(z.string(), z.int()),
  }),
  hour: spanSchema,
  day: spanSchema,
  week: spanSchema,
  lastDeliveryAt: isoTime.nullable(),
});

export type Span = z.infer<typeof spanSchema>;
export type Stats = z.infer<typeof statsSchema>;

/** The same counts for those who may not see rejections. */
export function withoutRejections({ total, hour, day, week, lastDeliveryAt }: Stats): Stats {
  const bare = (span: Span): Span => ({ ...span, rejections: null });
  return {
    total: { ...total, rejections: null, promotable: null },
    hour: bare(hour),
    day: bare(day),
    week: bare(week),
    lastDeliveryAt,
  };
}
