import { failure, type OutboundFailure } from "#lib/outbound/failure.ts";

export type OutboundHeaders = Readonly<Record<string, string>>;

const OURS = new Set([
  "host",
  "content-length",
  "content-type",
  "transfer-encoding",
  "connection",
  "keep-alive",
  "upgrade",
  "te",
  "trailer",
  "expect",
  "accept-encoding",
]);

const KEPT_ACROSS_ORIGINS = new Set(["accept", "if-range", "range", "user-agent"]);

/** What would change how the request is framed or where it goes is refused, and so is what no header can hold. */
export function judgeHeaders(headers: OutboundHeaders): OutboundFailure | null {
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}$/.test(name)) {
      return failure("bad_header", "A header's name holds other than letters, digits and hyphens.");
    }
    if (OURS.has(name.toLowerCase()) || /^proxy-/i.test(name)) {
      return failure("bad_header", `The header ${name} is set by the request itself. Leave it out.`);
    }
    if (!/^[\t -~]*$/.test(value)) {
      return failure("bad_header", `The header ${name} holds a line break or other than ASCII characters.`);
    }
  }
  return null;
}

/** Nothing that was meant for one origin reaches another. */
export function headersForOtherOrigin(headers: OutboundHeaders): OutboundHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => KEPT_ACROSS_ORIGINS.has(name.toLowerCase())));
}
