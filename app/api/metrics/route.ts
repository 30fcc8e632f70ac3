import { authorize } from "#lib/server/auth/authorize.ts";
import { methodNotAllowed } from "#lib/server/http/json.ts";
import { inbox } from "#lib/server/inbox.ts";

export async function GET(request: Request): Promise<Response> {
  const allowed = await authorize(request, "raw");
  if (!allowed.ok) return allowed.response;
  const { text, contentType } = await inbox().health.series.scrape(allowed.access);
  return new Response(text, { headers: { "Content-Type": contentType, "Cache-Control": "no-store" } });
}

function getOnly(): Response {
  return methodNotAllowed("GET, HEAD");
}

export { getOnly as DELETE, getOnly as OPTIONS, getOnly as PATCH, getOnly as POST, getOnly as PUT };
