import { z } from "zod";

/** What the page needs to tell how to receive the first delivery. */
export const setupSchema = z.object({
  webhookUrl: z.string(),
  secretMissing: z.boolean(),
  secretLabels: z.array(z.string()),
  testTopics: z.array(z.string()),
});

export type Setup = z.infer<typeof setupSchema>;
