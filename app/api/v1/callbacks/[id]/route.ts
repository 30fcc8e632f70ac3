import { answerOne } from "#lib/server/answer-one.ts";
import { noQuery } from "#lib/server/api-query.ts";
import { inbox } from "#lib/server/inbox.ts";

export function GET(request: Request, { params }: RouteContext<"/api/v1/callbacks/[id]">): Promise<Response> {
  return answerOne(request, params, noQuery, (access, id) => inbox().conversations.callback(access, id));
}
