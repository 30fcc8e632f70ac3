import { authorize } from "#lib/server/auth/authorize.ts";
import { record } from "#lib/server/auth/record.ts";
import { notFound, parseId, parseQuery, transcriptQuery } from "#lib/server/http/api-query.ts";
import { refusal } from "#lib/server/http/json.ts";
import { inbox } from "#lib/server/inbox.ts";
import { transcriptOf } from "#lib/transcript/export/transcript-of.ts";

/** What was said in a call, as a file: made here and not in the page, so that the audit log knows who took it away. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/v1/calls/[id]/transcript">,
): Promise<Response> {
  const allowed = await authorize(request, "act");
  if (!allowed.ok) return allowed.response;
  const id = parseId((await params).id);
  if (!id.ok) return id.response;
  const query = parseQuery(request.url, transcriptQuery);
  if (!query.ok) return query.response;
  const call = inbox().calls.get(allowed.access, id.value);
  if (!call) return notFound();
  const transcript = transcriptOf(call);
  if (transcript.turns.length === 0) {
    return refusal(
      404,
      "no_transcript",
      "Nothing that was said in this call is known. Look again when Allo has sent it.",
    );
  }
  const { extension, name, write } = query.value.format;
  if (request.method === "GET") record(allowed.access, "transcript.exported", call.alloId ?? String(call.id), name);
  return new Response(write(transcript), {
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Content-Disposition": `attachment; filename="call-${id.value}.${extension}"`,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}
