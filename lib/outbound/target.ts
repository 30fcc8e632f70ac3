import ipaddr from "ipaddr.js";
import { failure, type OutboundFailure } from "#lib/outbound/failure.ts";

const LONGEST_URL = 8192;

/** Where a request goes. `host` is a name without a closing dot, or an address without brackets, as the URL parser spells it. */
export type Target = { url: URL; host: string; isAddress: boolean; port: number; secure: boolean };

export type TargetResult = { ok: true; target: Target } | OutboundFailure;

/** The URL parser turns every spelling of an address (octal, hex, one number, full-width) into the usual one. */
export function readTarget(text: string, base?: URL): TargetResult {
  if (text.length > LONGEST_URL) return failure("bad_url", `The address is longer than ${LONGEST_URL} characters.`);
  if (!URL.canParse(text, base)) {
    return failure("bad_url", "This is not a web address. Write it like https://example.com/path.");
  }
  const url = new URL(text, base);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    return failure("bad_url", "Only web addresses can be reached: it must start with https://.");
  }
  if (url.username !== "" || url.password !== "") {
    return failure("bad_url", "The address holds a user name or a password. Leave out what stands before the @.");
  }
  const secure = url.protocol === "https:";
  const port = Number(url.port || (secure ? 443 : 80));
  if (url.hostname.startsWith("[")) {
    return { ok: true, target: { url, host: url.hostname.slice(1, -1), isAddress: true, port, secure } };
  }
  url.hostname = url.hostname.replace(/\.$/, "");
  const host = url.hostname;
  if (/^\.|\.$|\.\./.test(host)) return failure("bad_url", "The host's name has dots without a name between them.");
  return { ok: true, target: { url, host, isAddress: ipaddr.IPv4.isValidFourPartDecimal(host), port, secure } };
}
