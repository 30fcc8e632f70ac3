/** What a one-time link is for: making the first administrator, joining, or choosing a new password. */
export const linkKinds = ["set-up", "invitation", "reset"] as const;

export type LinkKind = (typeof linkKinds)[number];
