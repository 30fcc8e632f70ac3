/** Why the server turns an endpoint off by itself. */
export const turnedOff = {
  alwaysFailed: "Nothing but failures for five days.",
  saidGone: "It answered 410 Gone: it wants nothing more.",
} as const;

/** Whether nobody but the server has turned it off, going by the reason that was kept. */
export function isTurnedOffByServer(reason: string | null): boolean {
  return Object.values(turnedOff).some((one) => one === reason);
}
