import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { DATA_POLICY, pagePolicy } from "#lib/server/http/response-headers.ts";

/** Set on every request for a page, over whatever the client may have sent under this name. */
export const NONCE_HEADER = "x-allo-inbox-nonce";

/** Says what the browser may do with the answer. Next reads the nonce from the policy on the request, and the layout from its header. */
export function protect(request: IncomingMessage, response: ServerResponse, path: string, dev: boolean): void {
  if (path.startsWith("/api/") || path.startsWith("/_next/")) {
    response.setHeader("Content-Security-Policy", DATA_POLICY);
    return;
  }
  const nonce = randomBytes(18).toString("base64");
  const policy = pagePolicy(nonce, dev);
  response.setHeader("Content-Security-Policy", policy);
  request.headers["content-security-policy"] = policy;
  request.headers[NONCE_HEADER] = nonce;
}
