import { z } from "zod";
import { roles } from "#lib/access/rights.ts";

const isoTime = z.iso.datetime({ precision: 3 });

export const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  secondFactor: z.boolean(),
  /** How many API keys stop with them. */
  keys: z.int(),
  createdAt: isoTime,
  lastSeenAt: isoTime.nullable(),
  /** The one who asks. */
  you: z.boolean(),
});

export const peopleSchema = z.object({ data: z.array(personSchema) });

/** An invitation that nobody has used yet; an old one stays until it is revoked or made anew. */
const invitationSchema = z.object({
  id: z.int(),
  email: z.string(),
  role: z.enum(roles),
  createdAt: isoTime,
  expiresAt: isoTime,
  expired: z.boolean(),
});

export const invitationsSchema = z.object({ data: z.array(invitationSchema) });

/** A link that works once. This answer is the only place where it stands. */
export const newLinkSchema = z.object({ link: z.string(), email: z.string(), expiresAt: isoTime });

export type Person = z.infer<typeof personSchema>;
export type Invitation = z.infer<typeof invitationSchema>;
export type NewLink = z.infer<typeof newLinkSchema>;
