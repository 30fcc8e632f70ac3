import { z } from "zod";
import type { Access } from "#lib/server/auth/access.ts";
import { CLIENT_ADDRESS_HEADER } from "#lib/server/auth/client-address.ts";
import { isHttps, ownOrigin } from "#lib/server/auth/own-origin.ts";

const PASSED_ON = ["cookie", "user-agent", "accept-language", CLIENT_ADDRESS_HEADER];

export type AuthAnswer = {
  status: number;
  body: Record<string, unknown>;
  cookies: string[];
  retryAfter: string | null;
};

const answerSchema = z.record(z.string(), z.unknown());

/**
 * Asks better-auth's router as a browser at our own origin would, so that its limits and cookies apply; `authorize` or the sign-in
 * route has looked at the real origin before.
 */
export async function callAuth(
  { env, auth }: Access,
  request: Request,
  path: string,
  body: Record<string, unknown> | null,
): Promise<AuthAnswer> {
  const origin = ownOrigin(request.headers, env);
  const headers = new Headers({ origin, "content-type": "application/json" });
  for (const name of PASSED_ON) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const asked = new Request(`${origin}/api/auth${path}`, {
    method: body === null ? "GET" : "POST",
    headers,
    body: body === null ? null : JSON.stringify(body),
  });
  const response = await auth(isHttps(request.headers, env)).handler(asked);
  const text = await response.text();
  return {
    status: response.status,
    body: answerSchema.safeParse(text === "" ? {} : JSON.parse(text)).data ?? {},
    cookies: response.headers.getSetCookie(),
    retryAfter: response.headers.get("x-retry-after"),
  };
}

/** Passes better-auth's cookies on. */
export function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append("Set-Cookie", cookie);
  return response;
}
