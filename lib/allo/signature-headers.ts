import type { SignedHeaders } from "#lib/allo/signature.ts";

/**
 * The signed values out of a header list as received: `webhook-*`, and `svix-*` where the first are absent.
 * A repeated signature header counts as one with several signatures; a repeated id or timestamp is joined as HTTP does, and so refused.
 */
export function signedHeadersOf(headers: readonly (readonly [string, string])[]): Partial<SignedHeaders> {
  const id = joined(headers, "id", ", ");
  const timestamp = joined(headers, "timestamp", ", ");
  const signature = joined(headers, "signature", " ");
  return {
    ...(id === undefined ? {} : { id }),
    ...(timestamp === undefined ? {} : { timestamp }),
    ...(signature === undefined ? {} : { signature }),
  };
}

function joined(headers: readonly (readonly [string, string])[], name: string, between: string): string | undefined {
  for (const family of ["webhook", "svix"]) {
    const values = headers.flatMap(([key, value]) => (key.toLowerCase() === `${family}-${name}` ? [value] : []));
    if (values.some((value) => value !== "")) return values.join(between);
  }
  return undefined;
}
