/** Why signing in with OpenID Connect came to nothing, as the sign-in page is told. */
export const oidcProblems = ["domain_not_allowed", "email_not_verified", "too_late", "refused"] as const;

export type OidcProblem = (typeof oidcProblems)[number];

const words: Record<OidcProblem, string> = {
  domain_not_allowed: "People with an address of this domain may not sign in here. Ask an administrator.",
  email_not_verified: "The provider has not verified your e-mail address. Verify it there, then try again.",
  too_late: "This sign-in was begun elsewhere, is finished already, or took too long. Try again.",
  refused: "The provider did not confirm who you are. Try again; if it stays so, tell an administrator.",
};

export function oidcProblemWords(problem: OidcProblem): string {
  return words[problem];
}

/** The problem behind an error code of the protocol or of the library that speaks it. */
export function oidcProblemOf(code: string): OidcProblem {
  if (/state|expired|restart/.test(code)) return "too_late";
  // A known address is linked only where the provider has verified it.
  if (code === "account_not_linked") return "email_not_verified";
  return oidcProblems.find((problem) => problem === code) ?? "refused";
}
