/** What became of a delivery that is owed to an endpoint. */
export const forwardStates = ["pending", "delivered", "failed", "cancelled"] as const;

export type ForwardState = (typeof forwardStates)[number];

/** Why it is owed: it came; somebody asked for this one again; somebody asked for all that the endpoint never got. */
export const forwardOrigins = ["arrival", "replay", "recover"] as const;

export type ForwardOrigin = (typeof forwardOrigins)[number];

/** `failed`: those that were given up; `missing`: those that this endpoint never got; `all`: also those that it has had. */
export const recoveryKinds = ["failed", "missing", "all"] as const;

export type RecoveryKind = (typeof recoveryKinds)[number];
