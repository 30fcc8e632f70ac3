import { z } from "zod";
import { roles } from "#lib/access/rights.ts";
import { authorize } from "#lib/server/auth/authorize.ts";
import { notFound, parseBody } from "#lib/server/http/api-query.ts";
import { answer, refusal } from "#lib/server/http/json.ts";
import { changeRole, removePerson } from "#lib/server/settings/people.ts";

type Context = RouteContext<"/api/v1/people/[id]">;

const bodySchema = z.strictObject({ role: z.enum(roles, `must be ${roles.join(", ")}`) });

export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  const allowed = await authorize(request, "administer");
  if (!allowed.ok) return allowed.response;
  const body = await parseBody(request, bodySchema);
  if (!body.ok) return body.response;
  const result = changeRole(allowed.access, (await params).id, body.value.role);
  return result.ok ? answer(result.person) : refused(result.reason);
}

export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  const allowed = await authorize(request, "administer");
  if (!allowed.ok) return allowed.response;
  const result = removePerson(allowed.access, (await params).id);
  return result.ok ? answer({ status: "removed" }) : refused(result.reason);
}

function refused(reason: "unknown" | "last_administrator"): Response {
  if (reason === "unknown") return notFound();
  return refusal(
    409,
    "last_administrator",
    "This is the last administrator, without whom nobody could let people in. Make somebody else an administrator first.",
  );
}
