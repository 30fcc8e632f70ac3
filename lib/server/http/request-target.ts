/** Steps up or nowhere, also encoded: what they lead to would be judged by one path and served by another. */
const DOTS = /\/(?:\.|%2e){1,2}(?:\/|$)/i;

/**
 * The path and query of a request line in the one form that the routes know, or null where there is none. Left as they
 * are, an absolute form or a doubled slash would be redirected, and a redirected webhook is a lost one.
 */
export function requestTarget(url: string): string | null {
  const target = url.replace(/^https?:\/\/[^/?#]*/i, "");
  const [path = "", ...query] = target.split("?");
  if (!path.startsWith("/") || path.includes("\\") || DOTS.test(path) || !isDecodable(path)) return null;
  return [path.replace(/\/{2,}/g, "/"), ...query].join("?");
}

/** Next answers 500 to what it cannot decode. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
