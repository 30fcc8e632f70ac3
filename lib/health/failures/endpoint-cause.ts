import { isUnsendable, type Outcome } from "#lib/forwarding/outcome.ts";

/** Statuses that stand for causes of their own; others are told by their hundred, so that an endpoint cannot make up ever new ones. */
const KNOWN = new Set([301, 302, 307, 308, 400, 401, 403, 404, 405, 408, 410, 413, 415, 422, 429, 500, 502, 503, 504]);

/** Why a try failed, as a word that is the same for all tries that failed alike: "500", "4xx", "timeout". Null where the endpoint is not to blame. */
export function endpointCause({ status, errorClass }: Pick<Outcome, "status" | "errorClass">): string | null {
  if (status !== null) return KNOWN.has(status) ? String(status) : `${Math.floor(status / 100)}xx`;
  return errorClass === "aborted" || isUnsendable({ errorClass }) ? null : (errorClass ?? "connection");
}

/** The subject of an endpoint's incidents: its id, and why it fails. */
export function endpointSubject(endpointId: number, cause: string | null = null): string {
  return cause === null ? String(endpointId) : `${endpointId} ${cause}`;
}

export function readEndpointSubject(subject: string): { endpointId: number; cause: string } {
  const [id = "", cause = ""] = subject.split(" ");
  return { endpointId: Number(id), cause };
}
