import { z } from "zod";

/** One end of the line: a number as it is dialled, or what stands in its place, and the best name known for it. */
export const partySchema = z.object({ number: z.string(), name: z.string().nullable() });

export type Party = z.infer<typeof partySchema>;
