import { authorize } from "#lib/server/auth/authorize.ts";
import { record, recordListening } from "#lib/server/auth/record.ts";
import { notFound, parseId, parseQuery, recordingQuery } from "#lib/server/http/api-query.ts";
import { keepLength } from "#lib/server/http/incoming.ts";
import { inbox } from "#lib/server/inbox.ts";
import { hangUpAtTheEnd } from "#lib/server/recordings/hang-up.ts";

/** The audio, to listen to or as a file: two rights. HEAD comes here as well. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/v1/calls/[id]/recording">,
): Promise<Response> {
  const asFile = new URL(request.url).searchParams.has("download");
  const allowed = await authorize(request, asFile ? "download" : "play");
  if (!allowed.ok) return allowed.response;
  const query = parseQuery(request.url, recordingQuery);
  if (!query.ok) return query.response;
  const id = parseId((await params).id);
  if (!id.ok) return id.response;
  const alloId = inbox().recordings.alloId(allowed.access, id.value);
  if (alloId === null) return notFound();
  const { method, headers, signal } = request;
  const answer = await inbox().recordings.send(allowed.access, alloId, {
    method,
    range: headers.get("range"),
    ifRange: headers.get("if-range"),
    fileName: asFile ? `recording-${alloId.replaceAll(/[^\w-]/g, "").slice(0, 64)}` : null,
    signal,
  });
  if (answer.ok && method === "GET") {
    if (asFile) record(allowed.access, "recording.downloaded", alloId);
    else recordListening(allowed.access, alloId);
  }
  if (!asFile) hangUpAtTheEnd();
  return keepLength(answer);
}
