import { z } from "zod";
import { roles } from "#lib/access/rights.ts";

const isoTime = z.iso.datetime({ precision: 3 });

/** What a person sees of the own account. */
export const accountSchema = z.object({
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  /** False for who comes in by OpenID Connect alone. */
  hasPassword: z.boolean(),
  secondFactor: z.object({ on: z.boolean(), recoveryCodesLeft: z.int() }),
});

const sessionSchema = z.object({
  id: z.string(),
  userAgent: z.string().nullable(),
  remoteAddress: z.string().nullable(),
  since: isoTime,
  lastSeenAt: isoTime,
  /** The one that asks. */
  current: z.boolean(),
});

export const sessionListSchema = z.object({ data: z.array(sessionSchema) });

/** What an authenticator app needs: as a QR code, or typed by hand. */
export const authenticatorSchema = z.object({ uri: z.string(), secret: z.string() });

export const recoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()) });

export type Account = z.infer<typeof accountSchema>;
export type Session = z.infer<typeof sessionSchema>;
export type SessionList = z.infer<typeof sessionListSchema>;
export type Authenticator = z.infer<typeof authenticatorSchema>;
