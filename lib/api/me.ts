import { z } from "zod";
import { allRights, roles } from "#lib/access/rights.ts";

/** Who is signed in, and what they may do. */
export const meSchema = z.object({
  /** The e-mail, or the key's name. */
  name: z.string(),
  /** What the person is called; null for a key. */
  displayName: z.string().nullable(),
  role: z.enum([...roles, "read-key"]),
  rights: z.array(z.enum(allRights)),
});

export type Me = z.infer<typeof meSchema>;
