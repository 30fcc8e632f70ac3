import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { callApi } from "#components/data/api.ts";
import { sessionEnd } from "#components/data/session-end.ts";
import { accountSchema, authenticatorSchema, recoveryCodesSchema, sessionListSchema } from "#lib/api/account.ts";
import { queryKeys } from "#lib/api/query-keys.ts";

const done = z.object({});

export function accountQuery() {
  return queryOptions({
    queryKey: queryKeys.account.self(),
    queryFn: ({ signal }) => callApi("/api/v1/account", accountSchema, { signal }),
  });
}

export function sessionsQuery() {
  return queryOptions({
    queryKey: queryKeys.account.sessions(),
    queryFn: ({ signal }) => callApi("/api/v1/account/sessions", sessionListSchema, { signal }),
  });
}

export function changeName(name: string) {
  return callApi("/api/v1/account/name", done, { method: "POST", body: { name } });
}

export function changePassword(body: { present: string; next: string }) {
  return sessionEnd.replace(callApi("/api/v1/account/password", done, { method: "POST", body }));
}

/** Makes a secret for an authenticator app; it counts once a code of it is confirmed. */
export function prepareSecondFactor(password: string) {
  return callApi("/api/v1/account/second-factor", authenticatorSchema, { method: "POST", body: { password } });
}

export function confirmSecondFactor(code: string) {
  const path = "/api/v1/account/second-factor/confirm";
  return sessionEnd.replace(callApi(path, recoveryCodesSchema, { method: "POST", body: { code } }));
}

export function renewRecoveryCodes(password: string) {
  const body = { password };
  return callApi("/api/v1/account/second-factor/recovery-codes", recoveryCodesSchema, { method: "POST", body });
}

export function dropSecondFactor(password: string) {
  const path = "/api/v1/account/second-factor/off";
  return sessionEnd.replace(callApi(path, done, { method: "POST", body: { password } }));
}

export function revokeSession(id: string) {
  return callApi(`/api/v1/account/sessions/${encodeURIComponent(id)}/revoke`, done, { method: "POST" });
}

export function revokeOtherSessions() {
  return callApi("/api/v1/account/sessions/revoke-others", z.object({ revoked: z.int() }), { method: "POST" });
}

export function revokeAllSessions() {
  return callApi("/api/v1/account/sessions/revoke-all", done, { method: "POST" });
}
