import type { IncidentKind } from "#lib/health/failures/incident-kinds.ts";

const byCode: Readonly<Record<string, IncidentKind | null>> = {
  now_verifies: null,
  no_secret: "no_secret",
  unknown_secret: "wrong_secret",
  stale_unknown: "wrong_secret",
  // Too long to be tried, so that it may be anything; to compare the secrets is the first thing to do.
  body_cut: "wrong_secret",
  id_quoted: "wrong_signing",
};

const byFamily: Readonly<Record<string, IncidentKind>> = {
  header: "headers",
  headers: "headers",
  timestamp: "headers",
  clock: "clock_off",
  key: "wrong_key",
  secret: "wrong_key",
  content: "wrong_signing",
  signature: "wrong_signing",
  body: "body_changed",
  json: "body_changed",
};

/** Which incident a refused request belongs to, by what the doctor says of it; null for one that nothing is wrong with any more. */
export function rejectionKind(code: string): IncidentKind | null {
  const kind = byCode[code];
  return kind === undefined ? (byFamily[code.split("_", 1)[0] ?? ""] ?? "wrong_secret") : kind;
}
