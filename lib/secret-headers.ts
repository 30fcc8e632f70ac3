const SECRET_HEADERS = new Set([
  "webhook-signature",
  "svix-signature",
  "authorization",
  "proxy-authorization",
  "cookie",
]);

export function isSecretHeader(name: string): boolean {
  return SECRET_HEADERS.has(name.toLowerCase());
}
