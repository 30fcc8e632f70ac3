import { createSessionWatch } from "#components/data/session-watch.ts";

/** The watch over this page's session. */
export const sessionEnd = createSessionWatch({
  async isSignedOut() {
    try {
      return (await fetch("/api/v1/me", { cache: "no-store" })).status === 401;
    } catch {
      return false;
    }
  },
  leaveTo(where) {
    // A full load forgets every cache; until it is here, nothing of what was shown stays to be seen.
    document.documentElement.hidden = true;
    const { pathname, search } = window.location;
    window.location.replace(
      where === "sign-in" ? "/sign-in" : `/sign-in?then=${encodeURIComponent(pathname + search)}`,
    );
  },
});
