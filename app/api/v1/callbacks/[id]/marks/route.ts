import type { MarkResult } from "#db/conversations/callback-marks.ts";
import { authorize } from "#lib/server/auth/authorize.ts";
import { record } from "#lib/server/auth/record.ts";
import { markBody, notFound, parseBody, parseId } from "#lib/server/http/api-query.ts";
import { answer, refusal } from "#lib/server/http/json.ts";
import { storageUnavailable } from "#lib/server/http/storage-unavailable.ts";
import { inbox } from "#lib/server/inbox.ts";

const actions = { done: "callback.done", snooze: "callback.snoozed", note: "callback.noted" } as const;

export async function POST(
  request: Request,
  { params }: RouteContext<"/api/v1/callbacks/[id]/marks">,
): Promise<Response> {
  const allowed = await authorize(request, "act");
  if (!allowed.ok) return allowed.response;
  const id = parseId((await params).id);
  if (!id.ok) return id.response;
  const body = await parseBody(request, markBody);
  if (!body.ok) return body.response;
  const { kind, until, note } = body.value;
  const { conversations } = inbox();
  let result: MarkResult;
  try {
    result = conversations.mark(allowed.access, id.value, { kind, until: until?.getTime() ?? null, note });
  } catch (cause) {
    return storageUnavailable(cause, "This could not be kept, and nothing was changed. Try again later.");
  }
  if (result.ok) {
    record(allowed.access, actions[kind], String(id.value));
    return answer(conversations.callback(allowed.access, id.value), 201);
  }
  if (result.reason === "unknown") return notFound();
  return refusal(409, "already_cleared", "Somebody has answered meanwhile. Reload the list to see who.");
}
