import { forbiddenKind } from "#lib/outbound/address-kind.ts";
import { type AllowEntry, isListedAddress, isListedName, listsAddresses } from "#lib/outbound/allow-list.ts";
import { failure, type OutboundFailure } from "#lib/outbound/failure.ts";
import { readTarget, type Target } from "#lib/outbound/target.ts";

type Allow = readonly AllowEntry[];

const INTERNAL_NAME = /^[^.]+$|(^|\.)(localhost|local|internal|lan|intranet|home\.arpa|onion)$/;

/** What speaks against an address, as far as it can be said without looking a name up; null where nothing does. */
export function judgeUrl(text: string, allow: Allow): OutboundFailure | null {
  const read = readTarget(text);
  if (!read.ok) return read;
  const { target } = read;
  return judgeName(target, allow) ?? (target.isAddress ? judgeAddresses(target, [target.host], allow) : null);
}

/** What can be said before the name is looked up, so that nothing internal is even asked for. */
export function judgeName(target: Target, allow: Allow): OutboundFailure | null {
  if (target.isAddress || listsAddresses(allow) || isListedName(allow, target.host, target.port)) return null;
  return unlessListed(target);
}

/**
 * One forbidden address refuses the whole name: a public name has no business with a private address, and to choose among
 * them would leave the answer to whoever orders the list.
 */
export function judgeAddresses(target: Target, addresses: readonly string[], allow: Allow): OutboundFailure | null {
  const { host, port } = target;
  if (isListedName(allow, host, port)) return null;
  const unlisted = addresses.filter((address) => !isListedAddress(allow, address, port));
  for (const address of unlisted) {
    const kind = forbiddenKind(address);
    if (kind === null) continue;
    const where = target.isAddress ? `${address} is` : `${host} leads to ${address},`;
    return failure("refused_address", `${where} no public address (${kind}). ${cure(target)}`);
  }
  return unlisted.length === 0 ? null : unlessListed(target);
}

function unlessListed(target: Target): OutboundFailure | null {
  if (!target.isAddress && INTERNAL_NAME.test(target.host)) {
    return failure("refused_address", `${target.host} is no public name. ${cure(target)}`);
  }
  if (target.secure) return null;
  return failure("not_https", `${target.host} is asked for over http. Use https:// instead. ${cure(target)}`);
}

function cure({ host, port }: Target): string {
  return `If it is meant, list ${host.includes(":") ? `[${host}]` : host}:${port} in OUTBOUND_ALLOW.`;
}
