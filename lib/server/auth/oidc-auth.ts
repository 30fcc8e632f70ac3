import { betterAuth } from "better-auth";
import { genericOAuth } from "better-auth/plugins/generic-oauth";
import type { Db } from "#db/open.ts";
import { type AuthOptions, authBase } from "#lib/server/auth/better-auth.ts";
import { isAllowedDomain, isPlainAddress, type OidcSettings } from "#lib/server/auth/oidc-settings.ts";

const PROVIDER = "oidc";

type OidcAuth = { handler(request: Request): Promise<Response> };

/** What speaks with the provider; null while it cannot be reached or calls itself something else than it should. */
export type OidcDesk = () => Promise<OidcAuth | null>;

/** Reads the provider's description when it is first needed, and again later where that failed. */
export function createOidcDesk(db: Db, options: AuthOptions & { baseUrl: string }, oidc: OidcSettings): OidcDesk {
  let known: OidcAuth | null = null;
  return async () => {
    if (known) return known;
    const auth = createOidcAuth(db, options, oidc);
    const { socialProviders } = await auth.$context;
    const provider = socialProviders.find(({ id }) => id === PROVIDER);
    if (provider?.issuer?.replace(/\/+$/, "") === oidc.issuer) known = auth;
    return known;
  };
}

function createOidcAuth(db: Db, options: AuthOptions & { baseUrl: string }, oidc: OidcSettings) {
  // The tokens have served once the person is known; what is not kept cannot leak.
  const withoutTokens = { accessToken: null, refreshToken: null, idToken: null, scope: null };
  const base = authBase(db, options);
  return betterAuth({
    ...base,
    baseURL: options.baseUrl,
    account: { updateAccountOnSignIn: false, accountLinking: { trustedProviders: [] } },
    databaseHooks: { account: { create: { before: async (account) => ({ data: { ...account, ...withoutTokens } }) } } },
    user: {
      ...base.user,
      /** Asked before anybody is made, linked or signed in. */
      async validateUserInfo({ user }) {
        if (user.emailVerified !== true) return { error: "email_not_verified" };
        return isAllowedDomain(user.email ?? "", oidc) ? undefined : { error: "domain_not_allowed" };
      },
    },
    plugins: [
      genericOAuth({
        config: [
          {
            providerId: PROVIDER,
            discoveryUrl: `${oidc.issuer}/.well-known/openid-configuration`,
            clientId: oidc.clientId,
            clientSecret: oidc.clientSecret,
            scopes: ["openid", "email", "profile"],
            pkce: true,
            requireIdTokenVerification: true,
            mapProfileToUser: ({ name, email, email_verified: verified }) => ({
              name: String(name ?? email ?? ""),
              // In lower case the Kelvin sign is a k: somebody else's address would open this person's account.
              emailVerified: verified === true && isPlainAddress(String(email)),
            }),
          },
        ],
      }),
    ],
  });
}
