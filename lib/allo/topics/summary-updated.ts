import { z } from "zod";
import { text, time } from "#lib/allo/schema-fields.ts";

/** No documented payload; these keys are the nearest known shape, so none of them is needed. */
export const summaryUpdated = z.looseObject({
  id: text,
  call_id: text,
  content: text,
  summary: text,
  version: z.union([z.number(), z.string()]).nullish(),
  updated_at: time,
  updated_by: z.looseObject({ id: text, name: text }).nullish(),
});
