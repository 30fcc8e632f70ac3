type HeaderPairs = readonly (readonly [name: string, value: string])[];

/** The sheet that sonner writes into the page by itself, and the empty element that it does so with. */
export const SONNER_STYLES = [
  "'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='",
  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
];

const NEEDED_NOWHERE = "camera microphone geolocation usb serial hid midi payment display-capture browsing-topics";

const OVER_HTTP: HeaderPairs = [
  ["X-Content-Type-Options", "nosniff"],
  ["X-Frame-Options", "DENY"],
  ["Referrer-Policy", "same-origin"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Permissions-Policy", NEEDED_NOWHERE.replace(/\S+/g, "$&=()").replaceAll(" ", ", ")],
];

const OVER_HTTPS: HeaderPairs = [...OVER_HTTP, ["Strict-Transport-Security", "max-age=31536000"]];

/** What every answer has. */
export function safetyHeaders(https: boolean): HeaderPairs {
  return https ? OVER_HTTPS : OVER_HTTP;
}

/** For answers that are no page: should one ever be opened as a page, it can do nothing. */
export const DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/** For pages. Scripts run only with the nonce, or loaded by one that has it; style attributes place the rows of lists. */
export function pagePolicy(nonce: string, dev: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    "script-src-attr 'none'",
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}' ${SONNER_STYLES.join(" ")}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self'",
    "font-src 'self'",
    "media-src 'self'",
    `connect-src 'self'${dev ? " ws: wss:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
