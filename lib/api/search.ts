import { z } from "zod";

const isoTime = z.iso.datetime({ precision: 3 });

/** In the order in which they are shown. */
export const searchKinds = ["contact", "call", "message", "delivery"] as const;

const markSchema = z.tuple([z.int().nonnegative(), z.int().nonnegative()]);

const searchItemSchema = z.object({
  kind: z.enum(searchKinds),
  id: z.int(),
  title: z.string(),
  /** Where in the title stands what was looked for, from and to, in UTF-16 units. */
  titleMarks: z.array(markSchema),
  snippet: z.string(),
  snippetMarks: z.array(markSchema),
  at: isoTime,
  /** How far into a call the snippet was said; null where it was not said in a call. */
  offsetMs: z.int().nonnegative().nullable(),
  /** The thread of a message. */
  threadId: z.int().nullable(),
});

export const searchAnswerSchema = z.object({
  data: z.array(searchItemSchema),
  nextCursor: z.null(),
  /** Kinds of which more may be found. */
  more: z.array(z.enum(searchKinds)),
});

export type SearchKind = (typeof searchKinds)[number];
export type SearchItem = z.infer<typeof searchItemSchema>;
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;
