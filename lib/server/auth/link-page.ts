import type { Access } from "#lib/server/auth/access.ts";
import { type Redemption, redeemLink } from "#lib/server/auth/redeem-link.ts";
import { addressOf, enter, refuseCrossSite, tooMany } from "#lib/server/auth/sign-in.ts";
import { answer, refusal } from "#lib/server/http/json.ts";

const statuses = { dead_link: 410, bad_password: 400, taken: 409 } as const;

/** Kind, e-mail and role of a link that is still good. */
export function inspectLink(access: Access, request: Request, token: string): Response {
  const foreign = refuseCrossSite(access, request);
  if (foreign) return foreign;
  const link = access.links.find(token);
  if (!link || (link.kind === "set-up" && !access.people.nobody())) {
    return refusal(410, "dead_link", "This link was used, revoked or is too old. Ask an administrator for a new one.");
  }
  return answer({ kind: link.kind, email: link.email, role: link.role });
}

/** Uses a link and signs the person in. */
export async function acceptLink(
  access: Access,
  request: Request,
  use: Omit<Redemption, "remoteAddress">,
): Promise<Response> {
  const foreign = refuseCrossSite(access, request);
  if (foreign) return foreign;
  // Before the link is spent: whoever has to wait keeps it.
  const remoteAddress = addressOf(request);
  const wait = access.tries.beginFrom(remoteAddress);
  if (wait !== null) return tooMany(String(wait));
  const result = await redeemLink(access, { ...use, remoteAddress });
  if (!result.ok) return refusal(statuses[result.reason], result.reason, result.message);
  return enter(access, request, { email: result.email, password: use.password });
}
