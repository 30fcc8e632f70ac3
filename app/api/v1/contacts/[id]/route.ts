import { answerOne } from "#lib/server/http/answer-one.ts";
import { placedQuery } from "#lib/server/http/api-query.ts";
import { inbox } from "#lib/server/inbox.ts";

export function GET(request: Request, { params }: RouteContext<"/api/v1/contacts/[id]">): Promise<Response> {
  return answerOne(request, params, placedQuery, (access, id, { limit, cursor }) =>
    inbox().conversations.contact(access, id, { limit, after: cursor }),
  );
}
