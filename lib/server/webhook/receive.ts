import type { IncomingMessage } from "node:http";
import type { Arrival } from "#db/ingest.ts";
import { type VerifyFailure, verify } from "#lib/allo/signature.ts";
import { signedHeadersOf } from "#lib/allo/signature-headers.ts";
import { codeOf } from "#lib/server/error-code.ts";
import { clientAddress, headerList, type Incoming } from "#lib/server/http/incoming.ts";
import { answer, refusal } from "#lib/server/http/json.ts";
import { type BodyResult, drained, readBody } from "#lib/server/http/read-body.ts";
import { storageUnavailable } from "#lib/server/http/storage-unavailable.ts";
import type { Inbox } from "#lib/server/inbox.ts";

/** How long a client may go on sending a body that is refused. */
const LINGER_MS = 5_000;
const TOO_MANY = "too_many_unverified";

/** Takes one request to `POST /api/allo`, and answers only once it is on disk or refused. */
export async function receive(inbox: Inbox, came: Incoming): Promise<Response> {
  const { request, receivedAt } = came;
  const read = await readBody(request, inbox.env.maxBodyBytes, inbox.bodyRoom);
  if (!read.ok) return bodyRefusal(inbox, came, read.reason);
  const headers = headerList(request);
  const remoteAddress = clientAddress(request, inbox.env.trustedProxies);
  const result = verify(signedHeadersOf(headers), read.body, inbox.secrets, receivedAt / 1000);
  if (result.ok) {
    const userAgent = request.headers["user-agent"] ?? null;
    return store(inbox, { verified: result.verified, receivedAt, remoteAddress, userAgent, headers });
  }
  const wait = inbox.floodGuard.refuse(remoteAddress, receivedAt);
  const { status, code, message } = explain(result.failure, inbox.secretMissing);
  if (isPerhapsOurFault(result.failure)) {
    const reason = wait !== null && result.failure.code === "bad_signature" ? TOO_MANY : code;
    inbox.health.outages.refused({ reason, receivedAt, remoteAddress, headers });
  }
  if (wait !== null) return tooMany(inbox, wait);
  inbox.rejectionDesk.take({ receivedAt, reason: code, remoteAddress, headers, body: read.body, bodyComplete: true });
  return refusal(status, code, message, status === 503 ? { "Retry-After": "60" } : {});
}

/** Stores what is verified. Nothing but the commit stands between this and the 200. */
export async function store(inbox: Inbox, arrival: Arrival): Promise<Response> {
  try {
    const stored = await inbox.ingest.store(arrival);
    inbox.health.outages.stored(arrival);
    return answer(stored);
  } catch (cause) {
    const detail = codeOf(cause);
    inbox.health.outages.refused({ ...arrival, reason: "storage_unavailable", detail });
    return storageUnavailable(
      cause,
      "The delivery could not be stored, so it is not acknowledged. Send it again later.",
    );
  }
}

type BodyFailure = Exclude<BodyResult, { ok: true }>["reason"];

export function bodyRefusal({ env, health }: Inbox, { request, receivedAt }: Incoming, reason: BodyFailure): Response {
  const remoteAddress = clientAddress(request, env.trustedProxies);
  const refused = { receivedAt, remoteAddress, headers: headerList(request) };
  if (reason === "no_room") {
    health.outages.refused({ ...refused, reason: "busy" });
    const message = "Too many long bodies are on their way at once. Send this again later.";
    return lingering(request, refusal(503, "busy", message, { "Retry-After": "5" }));
  }
  if (reason === "aborted") return refusal(400, "incomplete_body", "The connection ended before the body did.");
  const limit = env.maxBodyBytes;
  health.outages.refused({ ...refused, reason: "body_too_large" });
  health.failures.note({ kind: "body_too_large", detail: String(limit) });
  return lingering(
    request,
    refusal(413, "body_too_large", `The body is over ${limit} bytes. Raise MAX_BODY_BYTES to take it.`),
  );
}

/** Answers at once, and closes only when the client has stopped sending: closed earlier, it would not get to read it. */
function lingering(request: IncomingMessage, { status, headers, body }: Response): Response {
  const rest = new TransformStream<Uint8Array, Uint8Array>({ flush: () => drained(request, LINGER_MS) });
  headers.set("Connection", "close");
  return new Response(body?.pipeThrough(rest) ?? null, { status, headers });
}

export function tooMany({ health }: Inbox, waitSeconds: number): Response {
  health.failures.note({ kind: "flood" });
  return refusal(429, TOO_MANY, "Too many requests from this address that do not verify.", {
    "Retry-After": String(waitSeconds),
  });
}

/** Whether it may well have been Allo: what is only old must at least be signed. */
function isPerhapsOurFault(failure: VerifyFailure): boolean {
  return failure.code === "stale_timestamp" ? failure.signedBy !== null : failure.code === "bad_signature";
}

type Refused = { status: number; code: string; message: string };

function explain(failure: VerifyFailure, secretMissing: boolean): Refused {
  switch (failure.code) {
    case "missing_header":
      return { status: 400, code: failure.code, message: `Missing header: ${failure.missing.join(", ")}.` };
    case "bad_timestamp":
      return { status: 400, code: failure.code, message: "webhook-timestamp must be Unix seconds, digits only." };
    case "stale_timestamp": {
      const seconds = Math.round(Math.abs(failure.secondsOff));
      const side = failure.secondsOff < 0 ? "behind" : "ahead of";
      return {
        status: 401,
        code: failure.code,
        message: `webhook-timestamp is ${seconds} s ${side} our clock; at most 300 s are allowed.`,
      };
    }
    case "bad_signature":
      return secretMissing
        ? {
            status: 503,
            code: "no_secret",
            message:
              "ALLO_WEBHOOK_SECRET is not set, so nothing can verify yet. Set it and restart; then send this again.",
          }
        : { status: 401, code: failure.code, message: "No signature matches a known secret." };
  }
}
