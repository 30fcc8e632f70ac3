import { deviceWords } from "#lib/access/device-words.ts";
import type { SessionList } from "#lib/api/account.ts";
import { askAuth } from "#lib/server/account/ask-auth.ts";
import { type Myself, note } from "#lib/server/account/myself.ts";
import type { Access } from "#lib/server/auth/access.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";
import { withCookies } from "#lib/server/auth/call-auth.ts";
import { answer, refusal } from "#lib/server/http/json.ts";

/** Where who asks is signed in: first the session that asks, which is `currentId`, then the one that was used last. */
export function sessionsOf({ actor }: Authorized, { sessions }: Access, currentId: string): SessionList {
  const data = sessions.list(actor.id).map(({ id, userAgent, remoteAddress, since, lastSeenAt }) => ({
    id,
    userAgent: userAgent || null,
    remoteAddress: remoteAddress || null,
    since: since.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    current: id === currentId,
  }));
  return { data: data.toSorted((a, b) => Number(b.current) - Number(a.current)) };
}

export function revokeSession(me: Myself, id: string): Response {
  const ended = me.access.sessions.end(me.id, id);
  if (!ended) return refusal(404, "not_found", "This session has ended already.");
  note(me, "session.revoked", { detail: deviceWords(ended.userAgent) });
  me.access.changed();
  return answer({ status: "revoked" });
}

/** Ends every session but the one that asks. */
export function signOutElsewhere(me: Myself): Response {
  const revoked = me.access.sessions.endOthers(me.id, me.sessionId);
  me.access.sessions.forgetDevices(me.id);
  note(me, "session.revoked_others", { detail: String(revoked) });
  me.access.changed();
  return answer({ revoked });
}

/** Ends every session, and takes the cookie of the one that asks. */
export async function signOutEverywhere(me: Myself): Promise<Response> {
  const asked = await askAuth(me, "/sign-out", {});
  if (!asked.ok) return asked.response;
  me.access.people.signOutEverywhere(me.id);
  note(me, "session.revoked_all");
  me.access.changed();
  return withCookies(answer({ status: "signed_out" }), asked.answer.cookies);
}
