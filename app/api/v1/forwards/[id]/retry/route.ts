import { authorizeOne } from "#lib/server/auth/authorize-one.ts";
import { record } from "#lib/server/auth/record.ts";
import { notFound } from "#lib/server/http/api-query.ts";
import { answer, refusal } from "#lib/server/http/json.ts";
import { tryToStore } from "#lib/server/http/storage-unavailable.ts";
import { inbox } from "#lib/server/inbox.ts";

export async function POST(
  request: Request,
  { params }: RouteContext<"/api/v1/forwards/[id]/retry">,
): Promise<Response> {
  const allowed = await authorizeOne(request, params, "act");
  if (!allowed.ok) return allowed.response;
  const { access, id } = allowed;
  const { forwarding } = inbox();
  const retried = await tryToStore(
    () => forwarding.retry(access, id),
    "This could not be kept, and the forward is as it was. Try again later.",
  );
  if (!retried.ok) return retried.response;
  const result = retried.value;
  if (!result.ok) return refused(result.reason);
  record(access, "forward.retried", String(id));
  return answer(forwarding.forward(access, id));
}

function refused(reason: "unknown" | "delivered" | "gone"): Response {
  if (reason === "unknown") return notFound();
  return reason === "gone"
    ? refusal(409, "body_gone", "The delivery's body is not kept any more, so it cannot be sent again.")
    : refusal(409, "already_delivered", "The endpoint has taken this. Replay the delivery to send it once more.");
}
