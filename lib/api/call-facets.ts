import { z } from "zod";

/** What a list of calls can be narrowed to: `name` is null where nobody gave it one. */
const facetSchema = z.object({ value: z.string(), name: z.string().nullable(), calls: z.int() });

/** Per filter what occurs in any call, most calls first, and no more than a reader can choose from. */
export const callFacetsSchema = z.object({
  tags: z.array(facetSchema),
  users: z.array(facetSchema),
  numbers: z.array(facetSchema),
});

export type CallFacet = z.infer<typeof facetSchema>;
export type CallFacets = z.infer<typeof callFacetsSchema>;
