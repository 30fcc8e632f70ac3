import type { Role } from "#lib/access/rights.ts";

/** What a role is called on the screen. */
export const roleNames: Record<Role | "read-key", string> = {
  administrator: "Administrator",
  member: "Member",
  viewer: "Viewer",
  "read-key": "Read key",
};
