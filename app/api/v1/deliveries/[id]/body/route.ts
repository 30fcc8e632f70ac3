import { authorize } from "#lib/server/auth/authorize.ts";
import { record, recordLook } from "#lib/server/auth/record.ts";
import { bodyQuery, notFound, parseId, parseQuery } from "#lib/server/http/api-query.ts";
import { inbox } from "#lib/server/inbox.ts";

/** The exact bytes. Never shown as a page, whatever they hold. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/v1/deliveries/[id]/body">,
): Promise<Response> {
  const allowed = await authorize(request, "raw");
  if (!allowed.ok) return allowed.response;
  const id = parseId((await params).id);
  if (!id.ok) return id.response;
  const query = parseQuery(request.url, bodyQuery);
  if (!query.ok) return query.response;
  const body = inbox().deliveries.body(allowed.access, id.value, query.value.attempt);
  if (!body) return notFound();
  const { attempt, download } = query.value;
  const name = attempt === undefined ? `delivery-${id.value}` : `delivery-${id.value}-attempt-${attempt}`;
  if (download) record(allowed.access, "delivery.downloaded", String(id.value));
  else recordLook(allowed.access, "delivery.opened", String(id.value));
  return new Response(new Uint8Array(body), {
    headers: {
      "Content-Type": "application/octet-stream",
      "Content-Disposition": download ? `attachment; filename="${name}.json"` : "inline",
      "Content-Security-Policy": "sandbox",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}
