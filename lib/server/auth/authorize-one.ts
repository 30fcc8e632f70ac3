import type { Right } from "#lib/access/rights.ts";
import { authorize } from "#lib/server/auth/authorize.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";
import { parseId } from "#lib/server/http/api-query.ts";

type AuthorizeOneResult<R extends Right> =
  | { ok: true; access: Authorized<R>; id: number }
  | { ok: false; response: Response };

/** `authorize` for a route with an id in its path; 404 where that is none. */
export async function authorizeOne<R extends Right>(
  request: Request,
  params: Promise<{ id: string }>,
  right: R,
): Promise<AuthorizeOneResult<R>> {
  const allowed = await authorize(request, right);
  if (!allowed.ok) return allowed;
  const id = parseId((await params).id);
  return id.ok ? { ok: true, access: allowed.access, id: id.value } : id;
}
