/** Remembers the reader's zone, so that the server can already write the right times. */
export const TIME_ZONE_COOKIE = "tz";

/** The zone that the cookie names, or UTC where it names none that exists. */
export function readTimeZone(cookie: string | undefined): string {
  if (!cookie) return "UTC";
  try {
    return new Intl.DateTimeFormat("en", { timeZone: decodeURIComponent(cookie) }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
