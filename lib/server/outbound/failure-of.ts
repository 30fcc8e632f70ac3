import { errors } from "undici";
import { failure, type OutboundFailure } from "#lib/outbound/failure.ts";
import { ConnectFailed } from "#lib/server/outbound/connect-failed.ts";
import { OutboundInterrupted } from "#lib/server/outbound/interrupted.ts";

/** Turns what a request can fail with into words of our own, because a library's may quote an address. Null for a bug. */
export function failureOf(error: unknown, host: string): OutboundFailure | null {
  if (error instanceof OutboundInterrupted) return error.failure;
  if (error instanceof ConnectFailed) return connectFailure(error, host);
  const code = codeOf(error);
  if (code === "UND_ERR_BODY_TIMEOUT") {
    return failure("timeout", `${host} stopped sending in the middle of its answer. Try again later.`);
  }
  if (code === "UND_ERR_HEADERS_OVERFLOW") {
    return failure("too_large", `${host} answered with too long a head (over 16 KiB).`);
  }
  if (error instanceof errors.HTTPParserError) {
    return failure("bad_response", `${host} answered with something that is not HTTP. Check host and port.`);
  }
  if (code === "" || code === "UND_ERR_INVALID_ARG") return null;
  return failure(
    "connection",
    `The connection to ${host} broke off before the answer was complete (${code}). Try again.`,
  );
}

const TIMEOUTS = new Set(["UND_ERR_CONNECT_TIMEOUT", "ETIMEDOUT"]);

function connectFailure({ cause, secure }: ConnectFailed, host: string): OutboundFailure {
  const code = codeOf(cause);
  if (TIMEOUTS.has(code)) {
    return failure(
      "timeout",
      `${host} did not take the connection in time. Check host and port, and any firewall between.`,
    );
  }
  if (secure && !/^(E(CONN|HOST|NET|ADDR)|EACCES$|EPERM$|EPIPE$|UND_ERR)/.test(code)) {
    return failure(
      "tls",
      `${host} has no certificate or encryption that can be trusted (${code}). Mend its certificate, or name the authority that signed it in NODE_EXTRA_CA_CERTS.`,
    );
  }
  return failure("connection", `${host} takes no connection (${code}). Check host and port, and that it is running.`);
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
