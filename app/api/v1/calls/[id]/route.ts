import { answerOne } from "#lib/server/http/answer-one.ts";
import { noQuery } from "#lib/server/http/api-query.ts";
import { inbox } from "#lib/server/inbox.ts";

export function GET(request: Request, { params }: RouteContext<"/api/v1/calls/[id]">): Promise<Response> {
  return answerOne(request, params, noQuery, (access, id) => inbox().calls.get(access, id));
}
