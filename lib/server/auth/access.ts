import { defaultKeyHasher } from "@better-auth/api-key";
import { type ApiKeys, createApiKeys } from "#db/api-keys.ts";
import { type Audit, createAudit } from "#db/audit.ts";
import { createLinks, type Links } from "#db/links.ts";
import type { Db } from "#db/open.ts";
import { createPeople, type People } from "#db/people.ts";
import { createSessions, type Sessions } from "#db/sessions.ts";
import { createSignInTries, type SignInTries } from "#db/sign-in-tries.ts";
import { type Auth, createAuth } from "#lib/server/auth/better-auth.ts";
import { createOidcDesk, type OidcDesk } from "#lib/server/auth/oidc-auth.ts";
import { createRecentLooks, type RecentLooks } from "#lib/server/auth/recent-looks.ts";
import { deriveKey, readSecretKey } from "#lib/server/auth/secret-key.ts";
import { createUsedCodes, type UsedCodes } from "#lib/server/auth/used-codes.ts";
import type { Env } from "#lib/server/env.ts";

/** Who may come in, and what they did. */
export type Access = {
  env: Env;
  people: People;
  sessions: Sessions;
  links: Links;
  keys: ApiKeys;
  /** Undefined where nobody may come in with it. */
  findKey(key: string): Promise<ReturnType<ApiKeys["find"]>>;
  audit: Audit;
  /** What need not be told to the audit log again. */
  looks: RecentLooks;
  tries: SignInTries;
  usedCodes: UsedCodes;
  /** Does all or nothing, so that no change to people, links or keys goes without its entry in the audit log. */
  atomic<T>(work: () => T): T;
  /** Has every open stream look again whether its listener may listen: whoever ends a session or changes a role calls it. */
  changed(): void;
  /** better-auth, with cookies for https or for plain http. */
  auth(https: boolean): Auth;
  /** Null where OpenID Connect is not set up. */
  oidc: OidcDesk | null;
};

/** What is kept of people waits for the disk; counts of their tries may lose the last moments before a power cut. */
type Connections = { people: Db; tries: Db };

/** Throws `DataDirectoryRefused` where the key of the data directory cannot be had. */
export function createAccess({ people: db, tries }: Connections, env: Env, changed: () => void): Access {
  const secret = deriveKey(readSecretKey(db, env.dataDir, env.secretKey), "better-auth");
  const { oidc, baseUrl } = env;
  const plain = createAuth(db, { secret, https: false });
  const keys = createApiKeys(db, Date.now);
  const secure = createAuth(db, { secret, https: true });
  return {
    env,
    people: createPeople(db),
    sessions: createSessions(db, Date.now),
    links: createLinks(db, Date.now),
    keys,
    findKey: async (key) => keys.find(await defaultKeyHasher(key)),
    audit: createAudit(db, Date.now),
    looks: createRecentLooks(),
    tries: createSignInTries(tries, Date.now),
    usedCodes: createUsedCodes(Date.now),
    atomic: (work) => db.$client.transaction(work).immediate(),
    changed,
    auth: (https) => (https ? secure : plain),
    oidc:
      oidc && baseUrl !== null
        ? createOidcDesk(db, { secret, https: baseUrl.startsWith("https:"), baseUrl }, oidc)
        : null,
  };
}
