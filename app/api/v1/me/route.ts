import { authorize } from "#lib/server/auth/authorize.ts";
import { meOf } from "#lib/server/auth/me.ts";
import { inbox } from "#lib/server/inbox.ts";
import { answer } from "#lib/server/json.ts";

export async function GET(request: Request): Promise<Response> {
  const allowed = await authorize(request, "read");
  return allowed.ok ? answer(meOf(allowed.access, inbox().access)) : allowed.response;
}
