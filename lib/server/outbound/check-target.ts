import type { AllowEntry } from "#lib/outbound/allow-list.ts";
import { failure, type OutboundFailure } from "#lib/outbound/failure.ts";
import { judgeAddresses, judgeName } from "#lib/outbound/judge-target.ts";
import { readTarget, type Target } from "#lib/outbound/target.ts";
import { failureOf } from "#lib/server/outbound/failure-of.ts";
import type { ResolveName } from "#lib/server/outbound/resolve-name.ts";

declare const checked: unique symbol;

/** A target whose every address may be reached. Only `checkTarget` makes one, and only this can be connected to. */
export type CheckedTarget = {
  readonly [checked]: true;
  readonly target: Target;
  readonly addresses: readonly string[];
};

export type CheckResult = { ok: true; checkedTarget: CheckedTarget } | OutboundFailure;

export type Rules = { allow: readonly AllowEntry[]; resolve: ResolveName };

/** Looks the name up once. What aborts the signal is an `OutboundInterrupted`, and becomes the result. */
export async function checkTarget(
  rules: Rules,
  text: string,
  base: URL | undefined,
  signal: AbortSignal,
): Promise<CheckResult> {
  const read = readTarget(text, base);
  if (!read.ok) return read;
  const { target } = read;
  const early = judgeName(target, rules.allow);
  if (early) return early;
  const addresses = target.isAddress ? [target.host] : await lookUp(rules.resolve, target.host, signal);
  if (!Array.isArray(addresses)) return addresses;
  const refused = judgeAddresses(target, addresses, rules.allow);
  return refused ?? { ok: true, checkedTarget: brand({ target, addresses }) };
}

function brand(facts: Omit<CheckedTarget, typeof checked>): CheckedTarget {
  // The only cast to CheckedTarget in the project: its one caller has just judged every address.
  return facts as CheckedTarget;
}

async function lookUp(resolve: ResolveName, name: string, signal: AbortSignal): Promise<string[] | OutboundFailure> {
  const { promise: interrupted, resolve: interrupt } = Promise.withResolvers<OutboundFailure | null>();
  const abort = () => interrupt(failureOf(signal.reason, name));
  signal.addEventListener("abort", abort);
  if (signal.aborted) abort();
  try {
    const found = (await Promise.race([resolve(name).catch(() => []), interrupted])) ?? [];
    if (!Array.isArray(found) || found.length > 0) return found;
    return failure("dns", `${name} has no address. Check its spelling, and the name server of this machine.`);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
