import { z } from "zod";
import { authorizeOne } from "#lib/server/auth/authorize-one.ts";
import { record } from "#lib/server/auth/record.ts";
import { notFound, parseBody } from "#lib/server/http/api-query.ts";
import { answer, refusal } from "#lib/server/http/json.ts";
import { tryToStore } from "#lib/server/http/storage-unavailable.ts";
import { inbox } from "#lib/server/inbox.ts";

const bodySchema = z.strictObject({ endpointId: z.int("must be the id of an endpoint") });

export async function POST(
  request: Request,
  { params }: RouteContext<"/api/v1/deliveries/[id]/replay">,
): Promise<Response> {
  const allowed = await authorizeOne(request, params, "act");
  if (!allowed.ok) return allowed.response;
  const body = await parseBody(request, bodySchema);
  if (!body.ok) return body.response;
  const { access, id } = allowed;
  const { endpointId } = body.value;
  const { forwarding } = inbox();
  const replayed = await tryToStore(
    () => forwarding.replay(access, id, endpointId),
    "This could not be kept, and nothing is sent. Try again later.",
  );
  if (!replayed.ok) return replayed.response;
  const result = replayed.value;
  if (!result.ok && result.reason === "unknown") return notFound();
  if (!result.ok) {
    return refusal(409, "body_gone", "The delivery's body is not kept any more, so it cannot be sent again.");
  }
  record(access, "delivery.replayed", String(id), `endpoint ${endpointId}`);
  return answer(forwarding.forward(access, result.forwardId), 201);
}
