import ipaddr from "ipaddr.js";

/** One part of OUTBOUND_ALLOW. A port of null stands for every port. */
export type AllowEntry =
  | { kind: "name"; name: string; port: number }
  | { kind: "range"; network: string; bits: number; port: number | null };

export type AllowEntryResult = { ok: true; entry: AllowEntry } | { ok: false; problem: string };

const FORM = "is neither a range like 10.0.0.0/8 nor a host:port like n8n.internal:5678 or [fd00::5]:443";

/** Reads `10.0.0.0/8`, `fd00::/8`, `host:port`, `10.0.0.5:8080` or `[fd00::5]:443`. */
export function parseAllowEntry(text: string): AllowEntryResult {
  if (text.includes("://")) return problem("is a whole address; write host:port alone, without https:// and path");
  if (text.includes("/")) return parseRange(text);
  if (ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text)) {
    return problem("is an address without a port; add /32 (/128 for IPv6), or :PORT ([address]:PORT for IPv6)");
  }
  const [, host, digits] = /^(\[[^[\]@]+\]|[^[\]:@?#\\]+):([0-9]{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  if (host === undefined || !URL.canParse(`http://${host}/`)) return problem(FORM);
  if (port < 1 || port > 65_535) return problem("has a port that is not from 1 to 65535");
  const name = new URL(`http://${host}/`).hostname.replace(/\.+$/, "");
  const address = name.replace(/^\[|\]$/g, "");
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return range(address, 32, port);
  if (ipaddr.IPv6.isValid(address)) return range(address, 128, port);
  if (!/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(name)) return problem(FORM);
  return { ok: true, entry: { kind: "name", name, port } };
}

export function isListedName(entries: readonly AllowEntry[], name: string, port: number): boolean {
  return entries.some((entry) => entry.kind === "name" && entry.name === name && entry.port === port);
}

export function isListedAddress(entries: readonly AllowEntry[], address: string, port: number): boolean {
  if (!ipaddr.isValid(address) || address.includes("%")) return false;
  const ip = ipaddr.parse(address);
  // An IPv4 address in the clothes of IPv6 would slip past what is said of IPv4.
  if (ip instanceof ipaddr.IPv6 && ip.isIPv4MappedAddress()) return false;
  return entries.some((entry) => {
    if (entry.kind !== "range" || (entry.port !== null && entry.port !== port)) return false;
    const network = ipaddr.parse(entry.network);
    return network.kind() === ip.kind() && ip.match(network, entry.bits);
  });
}

export function listsAddresses(entries: readonly AllowEntry[]): boolean {
  return entries.some((entry) => entry.kind === "range");
}

function parseRange(text: string): AllowEntryResult {
  const [, network = "", digits = ""] = /^([^/]+)\/([0-9]{1,3})$/.exec(text) ?? [];
  const isIpv4 = ipaddr.IPv4.isValidFourPartDecimal(network);
  if (!isIpv4 && (!ipaddr.IPv6.isValid(network) || network.includes("%"))) return problem(FORM);
  const bits = Number(digits);
  if (bits > (isIpv4 ? 32 : 128)) return problem(`has more bits than /${isIpv4 ? 32 : 128}`);
  const kind = isIpv4 ? ipaddr.IPv4 : ipaddr.IPv6;
  const first = kind.networkAddressFromCIDR(text).toString();
  if (ipaddr.parse(network).toString() !== first) return problem(`does not begin its range; write ${first}/${bits}`);
  return range(first, bits, null);
}

function range(network: string, bits: number, port: number | null): AllowEntryResult {
  const ip = ipaddr.parse(network);
  if (ip instanceof ipaddr.IPv6 && ip.isIPv4MappedAddress()) {
    return problem(`is an IPv4 address in the form of IPv6; write ${ip.toIPv4Address().toString()} instead`);
  }
  return { ok: true, entry: { kind: "range", network, bits, port } };
}

function problem(words: string): AllowEntryResult {
  return { ok: false, problem: words };
}
