/** From most to least. */
export const roles = ["administrator", "member", "viewer"] as const;

export type Role = (typeof roles)[number];

/**
 * `read`: calls, messages, contacts and what a delivery says. `raw`: payloads, headers, bodies, rejections.
 * `play`: listen to recordings. `download`: have them as files.
 * `act`: replay, mark, export transcripts. `administer`: people, keys, audit, promotion, test events.
 */
export const allRights = ["read", "raw", "play", "download", "act", "administer"] as const;

export type Right = (typeof allRights)[number];

const rights: Record<Role | "read-key", readonly Right[]> = {
  administrator: ["read", "raw", "play", "download", "act", "administer"],
  member: ["read", "raw", "play", "download", "act"],
  viewer: ["read", "play"],
  "read-key": ["read", "raw", "play", "download"],
};

export function rightsOf(role: Role | "read-key"): readonly Right[] {
  return rights[role];
}

export function isRole(text: string): text is Role {
  return roles.some((role) => role === text);
}
