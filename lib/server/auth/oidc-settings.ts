import { z } from "zod";

export type OidcSettings = { issuer: string; clientId: string; clientSecret: string; allowedDomains: string[] };

const NAMES = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_ALLOWED_DOMAINS"] as const;

const domains = z.array(z.string().regex(/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/)).min(1);

export type OidcResult = { oidc: OidcSettings | null; problems: string[] };

/** Reads the settings of OpenID Connect, which belong together: all or none. */
export function readOidc(given: Record<string, string | undefined>): OidcResult {
  const {
    OIDC_ISSUER: issuer = "",
    OIDC_CLIENT_ID: clientId = "",
    OIDC_CLIENT_SECRET: clientSecret = "",
    OIDC_ALLOWED_DOMAINS: list = "",
  } = given;
  if (NAMES.every((name) => given[name] === undefined)) return { oidc: null, problems: [] };
  const missing = [...NAMES, "BASE_URL"].filter((name) => given[name] === undefined);
  const problems = missing.map((name) => `${name} is missing: OpenID Connect needs it`);
  const allowedDomains = list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((domain) => domain !== "");
  if (list !== "" && !domains.safeParse(allowedDomains).success) {
    problems.push("OIDC_ALLOWED_DOMAINS must list domains, for example example.com, example.org");
  }
  if (issuer !== "" && !isIssuer(issuer)) {
    problems.push("OIDC_ISSUER must be the https address of the provider, without ? or #");
  }
  if (problems.length > 0) return { oidc: null, problems };
  return { oidc: { issuer: issuer.replace(/\/+$/, ""), clientId, clientSecret, allowedDomains }, problems };
}

/** https, or http on this very machine. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash, username } = new URL(text);
  const safe =
    protocol === "https:" || (protocol === "http:" && ["127.0.0.1", "[::1]", "localhost"].includes(hostname));
  return safe && search === "" && hash === "" && username === "";
}

/** True where lower case changes no letters but A to Z, so that two addresses never become one. */
export function isPlainAddress(email: string): boolean {
  return email.toLowerCase() === email.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** True for an address of an allowed domain itself; a domain below it has to be named too. */
export function isAllowedDomain(email: string, { allowedDomains }: OidcSettings): boolean {
  return allowedDomains.includes(email.slice(email.lastIndexOf("@") + 1).toLowerCase());
}
