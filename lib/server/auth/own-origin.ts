/** How a request reached us, as far as its headers and the settings tell. */
type Settings = { baseUrl: string | null; trustedProxies: number };

/** True where the visitor speaks https with us or with our proxy, so that cookies must be Secure. */
export function isHttps(headers: Pick<Headers, "get">, { baseUrl, trustedProxies }: Settings): boolean {
  if (baseUrl !== null) return baseUrl.startsWith("https:");
  return trustedProxies > 0 && headers.get("x-forwarded-proto")?.split(",")[0]?.trim() === "https";
}

/** The address that the visitor uses for this inbox. */
export function ownOrigin(headers: Headers, settings: Settings): string {
  if (settings.baseUrl !== null) return new URL(settings.baseUrl).origin;
  const origin = `${isHttps(headers, settings) ? "https" : "http"}://${headers.get("host") ?? ""}`;
  return URL.canParse(origin) ? new URL(origin).origin : "http://localhost";
}

/**
 * True where another site's page is behind the request. What changes something has to say where it comes from; what only reads
 * must not be said to come from elsewhere, unless it is somebody following a link.
 */
export function isCrossSite(method: string, headers: Headers, { baseUrl }: Settings): boolean {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  const reads = method === "GET" || method === "HEAD";
  if (origin !== null) return !isOurs(origin, headers.get("host"), baseUrl);
  if (!reads) return site !== "same-origin";
  return site !== null && site !== "same-origin" && site !== "none" && headers.get("sec-fetch-mode") !== "navigate";
}

function isOurs(origin: string, host: string | null, baseUrl: string | null): boolean {
  if (!URL.canParse(origin)) return false;
  const ours = baseUrl === null ? null : new URL(baseUrl);
  if (ours?.origin === origin) return true;
  // At the public address http is somebody else's, who sits on the line; another address of this server has no such name.
  return new URL(origin).host === host && host !== ours?.host;
}
