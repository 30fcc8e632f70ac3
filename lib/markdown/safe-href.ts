const SCHEMES = new Set(["https:", "http:", "mailto:", "tel:"]);

/** The address as a browser reads it, or null for one that could run something, embed something or point into this site. */
export function safeHref(address: string | undefined): string | null {
  if (address === undefined || !URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return SCHEMES.has(protocol) ? href : null;
}
