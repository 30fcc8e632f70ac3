import { authorize } from "#lib/server/auth/authorize.ts";
import { answer } from "#lib/server/json.ts";
import { listActors } from "#lib/server/settings/audit-log.ts";

export async function GET(request: Request): Promise<Response> {
  const allowed = await authorize(request, "administer");
  return allowed.ok ? answer({ data: listActors(allowed.access) }) : allowed.response;
}
