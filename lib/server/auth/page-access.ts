import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import type { Right } from "#lib/access/rights.ts";
import { type Authorized, grant } from "#lib/server/auth/authorized.ts";
import { CLIENT_ADDRESS_HEADER, PATH_HEADER } from "#lib/server/auth/client-address.ts";
import { actorOfSession } from "#lib/server/auth/identify.ts";
import { inbox } from "#lib/server/inbox.ts";

/** For pages: who looks, or off to the sign-in page, or the page that says that the role does not allow it. */
export async function pageAccess<R extends Right>(right: R): Promise<Authorized<R>> {
  const sent = await headers();
  const actor = await visitor();
  if (!actor) redirect(`/sign-in?then=${encodeURIComponent(sent.get(PATH_HEADER) ?? "/")}`);
  const access = grant({ actor, remoteAddress: sent.get(CLIENT_ADDRESS_HEADER) ?? "unknown" }, right);
  if (!access) forbidden();
  return access;
}

/** Once per request, however many parts of a page ask. */
export const visitor = cache(async () => actorOfSession(await headers(), inbox().access));
