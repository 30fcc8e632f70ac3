import { networkOf } from "#lib/network-of.ts";

/** What unverified requests may cost: a burst, then a trickle, per address and in all. */
export const FLOOD_LIMITS = { burst: 100, perSecond: 5, overallBurst: 1000, overallPerSecond: 50, addresses: 10_000 };

type Bucket = { tokens: number; at: number };

export type FloodGuard = {
  /** Null when one more unverified request of this address may be looked into, else the seconds to wait. */
  refuse(address: string, now: number): number | null;
};

export function createFloodGuard(limits = FLOOD_LIMITS): FloodGuard {
  const buckets = new Map<string, Bucket>();
  const overall: Bucket = { tokens: limits.overallBurst, at: 0 };

  function bucketOf(address: string, now: number): Bucket {
    const key = networkOf(address);
    const bucket = buckets.get(key) ?? { tokens: limits.burst, at: now };
    // Taken out and put back, the map stays in the order of last use, and the first entry is the one to forget.
    buckets.delete(key);
    buckets.set(key, bucket);
    if (buckets.size > limits.addresses) buckets.delete(buckets.keys().next().value ?? key);
    return bucket;
  }

  return {
    refuse(address, now) {
      const own = bucketOf(address, now);
      refill(own, limits.perSecond, limits.burst, now);
      refill(overall, limits.overallPerSecond, limits.overallBurst, now);
      if (own.tokens < 1) return Math.ceil((1 - own.tokens) / limits.perSecond);
      if (overall.tokens < 1) return Math.ceil((1 - overall.tokens) / limits.overallPerSecond);
      own.tokens -= 1;
      overall.tokens -= 1;
      return null;
    },
  };
}

function refill(bucket: Bucket, perSecond: number, burst: number, now: number): void {
  bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond);
  bucket.at = now;
}
