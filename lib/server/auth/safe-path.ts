const HERE = "http://inbox.invalid";

/** A path of this inbox out of what a URL claims, or `/`: never an address elsewhere, however it is spelt. */
export function safePath(claimed: string | string[] | undefined): string {
  if (typeof claimed !== "string" || !claimed.startsWith("/") || !URL.canParse(claimed, HERE)) return "/";
  const url = new URL(claimed, HERE);
  // Parsed as a browser does: `//elsewhere`, `/\elsewhere` and tabs in between all end up at another host.
  // What is left of `/.//elsewhere` without its dots would be one more such address.
  const here = url.origin === HERE && !url.pathname.startsWith("//");
  return here ? `${url.pathname}${url.search}${url.hash}` : "/";
}
