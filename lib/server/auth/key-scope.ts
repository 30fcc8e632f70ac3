import { z } from "zod";
import type { KeyScope } from "#lib/api/keys.ts";

const inbox = { read: ["read"], administrator: ["read", "administer"] } satisfies Record<KeyScope, string[]>;

const permissionsSchema = z.object({ inbox: z.array(z.string()) });

/** What better-auth keeps of a key's scope. */
export function permissionsOf(scope: KeyScope): { inbox: string[] } {
  return { inbox: inbox[scope] };
}

/** The scope of a key whose permissions stand so in the database; the least where they tell none. */
export function scopeOf(permissions: string | null): KeyScope {
  const { data } = permissionsSchema.safeParse(permissions === null ? null : JSON.parse(permissions));
  return data?.inbox.includes("administer") ? "administrator" : "read";
}
