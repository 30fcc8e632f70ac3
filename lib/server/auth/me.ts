import { rightsOf } from "#lib/access/rights.ts";
import type { Me } from "#lib/api/me.ts";
import type { Access } from "#lib/server/auth/access.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";

export function meOf({ actor: { id, name, role } }: Authorized, { people }: Access): Me {
  return { name, displayName: people.find(id)?.name ?? null, role, rights: [...rightsOf(role)] };
}
