export type OutboundReason =
  | "bad_url"
  | "bad_header"
  | "not_https"
  | "refused_address"
  | "dns"
  | "connection"
  | "tls"
  | "timeout"
  | "too_large"
  | "too_many_redirects"
  | "encoded"
  | "bad_response"
  | "aborted";

/** Why a request was not made or did not end well. The message names the host and the cure, never path, query or header values. */
export type OutboundFailure = { ok: false; reason: OutboundReason; message: string };

export function failure(reason: OutboundReason, message: string): OutboundFailure {
  return { ok: false, reason, message };
}
