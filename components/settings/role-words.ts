import type { Role } from "#lib/access/rights.ts";

export const roleWords: Record<Role, { name: string; may: string }> = {
  administrator: { name: "Administrator", may: "sees and does everything, people, keys and this log included" },
  member: { name: "Member", may: "reads everything, also payloads and rejections, and exports" },
  viewer: {
    name: "Viewer",
    may: "reads deliveries and listens to recordings, but no raw payloads, rejections or downloads",
  },
};
