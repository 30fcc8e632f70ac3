import { z } from "zod";

const isoTime = z.iso.datetime({ precision: 3 });

export const keyScopes = ["read", "administrator"] as const;

const keySchema = z.object({
  id: z.string(),
  name: z.string(),
  scope: z.enum(keyScopes),
  /** The first characters, to tell one from another. */
  start: z.string(),
  madeBy: z.string(),
  createdAt: isoTime,
  lastUsedAt: isoTime.nullable(),
  expiresAt: isoTime.nullable(),
});

export const keysSchema = z.object({ data: z.array(keySchema) });

/** A key that was just made. This answer is the only place where all of it stands. */
export const newKeySchema = z.object({ id: z.string(), name: z.string(), scope: z.enum(keyScopes), key: z.string() });

export type KeyScope = (typeof keyScopes)[number];
export type Key = z.infer<typeof keySchema>;
export type NewKey = z.infer<typeof newKeySchema>;
