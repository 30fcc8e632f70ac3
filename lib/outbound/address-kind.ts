import ipaddr from "ipaddr.js";

/** Azure answers with credentials on an address that is public by its number. */
const PLATFORM_ADDRESS = "168.63.129.16";

/** All that is assigned for the public IPv6 network; whatever stands outside of it is not. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");

const WORDS: Record<string, string> = {
  private: "private",
  uniqueLocal: "private",
  deprecatedSiteLocal: "private",
  loopback: "loopback",
  linkLocal: "link-local",
  carrierGradeNat: "carrier NAT",
  multicast: "multicast",
  broadcast: "broadcast",
  unspecified: "unspecified",
  ipv4Mapped: "IPv4-mapped",
  rfc6145: "IPv4-translated",
  rfc6052: "NAT64",
  "6to4": "6to4",
  teredo: "Teredo",
};

/** The kind of an address that is not public, in words, or null for a public one. Only the usual spelling is ever public. */
export function forbiddenKind(address: string): string | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) {
    if (address === PLATFORM_ADDRESS) return "cloud metadata";
    return wordFor(ipaddr.IPv4.parse(address).range());
  }
  if (!ipaddr.IPv6.isValid(address)) return "unreadable";
  if (address.includes("%")) return "link-local";
  const ip = ipaddr.IPv6.parse(address);
  return wordFor(ip.range()) ?? (ip.match(GLOBAL_UNICAST) ? null : "reserved");
}

function wordFor(range: string): string | null {
  return range === "unicast" ? null : (WORDS[range] ?? "reserved");
}
