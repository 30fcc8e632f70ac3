const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The ways that alerts go. */
export const channelKinds = ["endpoint", "slack", "email"] as const;

export type ChannelKind = (typeof channelKinds)[number];

/** Each alert is owed to each of them. */
export const MOST_CHANNELS = 20;

export const sendStates = ["pending", "sent", "failed"] as const;

/** How long to wait after each failed try. */
const WAITS = [5 * SECOND, MINUTE, 10 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR];

/** When what has been tried `tries` times is due again (epoch milliseconds); null after the last try. */
export function nextSendAt(tries: number, now: number): number | null {
  const wait = WAITS[tries - 1];
  return wait === undefined ? null : now + wait;
}
