import type { Facts } from "#lib/health/failures/closing.ts";
import type { Failure } from "#lib/health/failures/incident.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const nothingKnown: Facts = {
  verifiedAt: null,
  secretSet: true,
  cameThrough: false,
  mendedAt: null,
  endpoint: null,
};

export function failure(at: number, about: Partial<Failure> = {}): Failure {
  return { kind: "wrong_secret", subject: "", name: null, at, evidence: null, detail: null, webhookId: null, ...about };
}
