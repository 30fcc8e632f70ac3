/** The fewest and the most characters of a password. */
export const PASSWORD_LENGTH = { min: 12, max: 128 } as const;

export type PasswordProblem = "too_short" | "too_long" | "common" | "about_you";

const cures: Record<PasswordProblem, string> = {
  too_short: `must have at least ${PASSWORD_LENGTH.min} characters; four words that do not belong together are easy to keep`,
  too_long: `must have at most ${PASSWORD_LENGTH.max} characters`,
  common: "is one that many people use, so it is tried first; take words that do not belong together",
  about_you: "is your own name or address, so it is tried first; take words that do not belong together",
};

/** A clause that says the cure. */
export function passwordCure(problem: PasswordProblem): string {
  return cures[problem];
}

/**
 * What is wrong with a password, or null. `common` holds known passwords in lower case; a common one that is merely repeated, or
 * has digits and signs around it, is still common.
 */
export function passwordProblem(
  password: string,
  about: readonly string[],
  common: { has(text: string): boolean },
): PasswordProblem | null {
  const length = [...password].length;
  if (length < PASSWORD_LENGTH.min) return "too_short";
  if (length > PASSWORD_LENGTH.max) return "too_long";
  const plain = password.toLowerCase();
  const bare = repeatedUnit(plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ""));
  if ([plain, repeatedUnit(plain), bare].some((text) => common.has(text)) || new Set(plain).size < 4) return "common";
  const known = about.flatMap((text) => [text, text.split("@")[0] ?? ""]).map((text) => text.toLowerCase().trim());
  return known.some((text) => text.length > 3 && (plain === text || bare === text)) ? "about_you" : null;
}

/** "passwordpassword" is "password". */
function repeatedUnit(text: string): string {
  const at = `${text}${text}`.indexOf(text, 1);
  return at > 0 && at < text.length ? text.slice(0, at) : text;
}
