import { type Diagnosis, diagnosisOf, provenDiagnosis } from "#lib/allo/doctor/fault.ts";
import { headerDiagnosis } from "#lib/allo/doctor/header-mistakes.ts";
import { bodyCut, noSecret, nowVerifies, staleUnknown, unknownSecret } from "#lib/allo/doctor/last-words.ts";
import { formFaults, unprovenFormFault } from "#lib/allo/doctor/signature-forms.ts";
import { suspects } from "#lib/allo/doctor/suspects.ts";
import { clockFaults, timestampDiagnosis } from "#lib/allo/doctor/timestamp-mistakes.ts";
import { type Secret, type SignedHeaders, verify } from "#lib/allo/signature.ts";
import { signedHeadersOf } from "#lib/allo/signature-headers.ts";

export type RejectedRequest = {
  headers: readonly [string, string][];
  body: Uint8Array;
  /** False where only the beginning of the body was kept. */
  bodyComplete: boolean;
};

/** Longer bodies are not tried, so that a flood of them cannot keep the process busy. */
const LONGEST_TRIED = 1024 * 1024;

/**
 * Why a request did not verify at `nowSeconds`, the time of its arrival, and how to mend it. Never throws.
 * Whoever may not read the inbox must not see the answer: it tells how near a forged signature came.
 */
export function diagnose(
  request: RejectedRequest,
  secrets: readonly Secret[],
  localSecretOnly: boolean,
  nowSeconds: number,
): Diagnosis {
  const { id = "", timestamp = "", signature = "" } = signedHeadersOf(request.headers);
  const visible = headerDiagnosis(request.headers) ?? timestampDiagnosis(timestamp, nowSeconds);
  if (visible) return visible;
  const complete = request.bodyComplete && request.body.length <= LONGEST_TRIED;
  const proven = complete ? provenFault({ id, timestamp, signature }, request.body, secrets, nowSeconds) : null;
  if (proven) return proven;
  const form = unprovenFormFault(signature);
  if (form) return diagnosisOf(form);
  if (localSecretOnly || secrets.length === 0) return diagnosisOf(noSecret);
  const [stale] = clockFaults(timestamp, nowSeconds);
  if (!complete) return diagnosisOf(stale ? { ...bodyCut, cause: `${bodyCut.cause}, and ${stale.cause}` } : bodyCut);
  if (stale) return diagnosisOf({ ...staleUnknown, cause: `${stale.cause}, and no known secret made the signature` });
  return diagnosisOf(unknownSecret);
}

function provenFault(
  headers: SignedHeaders,
  body: Uint8Array,
  secrets: readonly Secret[],
  nowSeconds: number,
): Diagnosis | null {
  if (verify(headers, body, secrets, nowSeconds).ok) return diagnosisOf(nowVerifies);
  const clock = clockFaults(headers.timestamp, nowSeconds);
  for (const { secret, faults, digest } of suspects(headers.id, headers.timestamp, Buffer.from(body), secrets)) {
    const form = formFaults(digest, headers.signature);
    const [first, ...others] = form ? [...faults, ...form, ...clock] : [];
    if (first) return provenDiagnosis(secret.label, first, others);
  }
  return null;
}
