import { authorize } from "#lib/server/auth/authorize.ts";
import { record } from "#lib/server/auth/record.ts";
import { notFound, parseId } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";
import { storageUnavailable } from "#lib/server/http/storage-unavailable.ts";
import { inbox } from "#lib/server/inbox.ts";

export async function DELETE(
  request: Request,
  { params }: RouteContext<"/api/v1/callbacks/[id]/marks/[mark]">,
): Promise<Response> {
  const allowed = await authorize(request, "act");
  if (!allowed.ok) return allowed.response;
  const id = parseId((await params).id);
  if (!id.ok) return id.response;
  const mark = parseId((await params).mark);
  if (!mark.ok) return mark.response;
  let removed: boolean;
  try {
    removed = inbox().conversations.unmark(allowed.access, id.value, mark.value);
  } catch (cause) {
    return storageUnavailable(cause, "The mark could not be taken back and is as it was. Try again later.");
  }
  if (!removed) return notFound();
  record(allowed.access, "callback.unmarked", String(id.value));
  return answer({});
}
