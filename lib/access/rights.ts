/** From most to least. */
export const roles = ["administrator", "member", "viewer"] as const;

export type Role = (typeof roles)[number];

/**
 * `read`: calls, messages, contacts and what a delivery says. `raw`: payloads, headers, bodies, rejections, downloads.
 * `act`: replay, mark, export. `administer`: people, keys, audit, promotion, test events.
 */
export type Right = "read" | "raw" | "act" | "administer";

const rights: Record<Role | "read-key", readonly Right[]> = {
  administrator: ["read", "raw", "act", "administer"],
  member: ["read", "raw", "act"],
  viewer: ["read"],
  "read-key": ["read", "raw"],
};

export function rightsOf(role: Role | "read-key"): readonly Right[] {
  return rights[role];
}

export function isRole(text: string): text is Role {
  return roles.some((role) => role === text);
}
