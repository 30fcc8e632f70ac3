import { dictionary } from "@zxcvbn-ts/language-common";
import { type PasswordProblem, passwordProblem } from "#lib/access/password-policy.ts";
import { singleton } from "#lib/server/singleton.ts";

/** Checks a new password against the policy and some 49,000 common ones. `about` is what a guesser would know: name, e-mail. */
export function checkPassword(password: string, about: readonly string[]): PasswordProblem | null {
  const common = singleton("common-passwords", () => new Set(dictionary["passwords-common"]));
  return passwordProblem(password, about, common);
}
