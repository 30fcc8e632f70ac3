import { apiKey } from "@better-auth/api-key";
import { type BetterAuthOptions, betterAuth } from "better-auth";
import { twoFactor } from "better-auth/plugins/two-factor";
import { authAdapter } from "#db/auth-adapter.ts";
import type { Db } from "#db/open.ts";
import { PASSWORD_LENGTH } from "#lib/access/password-policy.ts";
import { CLIENT_ADDRESS_HEADER } from "#lib/server/auth/client-address.ts";

const DAY = 24 * 60 * 60;

export type AuthOptions = { secret: string; https: boolean };

export type Auth = ReturnType<typeof createAuth>;

/**
 * People, sessions, second factors and keys. Reached over HTTP only through `authRoute`, which lets few of its paths pass and
 * has looked at the origin; `https` decides whether cookies are Secure.
 */
export function createAuth(db: Db, options: AuthOptions) {
  return betterAuth({
    ...authBase(db, options),
    plugins: [
      twoFactor({ issuer: "Allo Inbox", trustDeviceMaxAge: 30 * DAY }),
      apiKey({
        defaultPrefix: "allo_",
        requireName: true,
        maximumNameLength: 64,
        rateLimit: { enabled: false },
        startingCharactersConfig: { shouldStore: true, charactersLength: 10 },
      }),
    ],
  });
}

/** What every way to sign in has in common. */
export function authBase(db: Db, options: AuthOptions) {
  return {
    appName: "Allo Inbox",
    secret: options.secret,
    database: authAdapter(db),
    telemetry: { enabled: false },
    logger: { disabled: true },
    user: { additionalFields: { role: { type: "string", required: true, defaultValue: "viewer", input: false } } },
    session: { expiresIn: 14 * DAY, disableSessionRefresh: true, freshAge: 15 * 60 },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
    },
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 100,
      customRules: {
        "/sign-in/email": { window: 60, max: 10 },
        "/sign-in/social": { window: 60, max: 10 },
        "/two-factor/*": { window: 60, max: 10 },
      },
    },
    advanced: {
      useSecureCookies: options.https,
      cookiePrefix: "allo-inbox",
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
  } satisfies BetterAuthOptions;
}
