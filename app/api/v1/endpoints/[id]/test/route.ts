import { z } from "zod";
import { TEST_TOPICS } from "#lib/allo/test-event.ts";
import { authorizeOne } from "#lib/server/auth/authorize-one.ts";
import { record } from "#lib/server/auth/record.ts";
import { notFound, parseBody } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";
import { inbox } from "#lib/server/inbox.ts";

const bodySchema = z.strictObject({
  topic: z.enum(TEST_TOPICS, `must be one of ${TEST_TOPICS.join(", ")}`).default("call.completed"),
});

export async function POST(
  request: Request,
  { params }: RouteContext<"/api/v1/endpoints/[id]/test">,
): Promise<Response> {
  const allowed = await authorizeOne(request, params, "administer");
  if (!allowed.ok) return allowed.response;
  const body = await parseBody(request, bodySchema);
  if (!body.ok) return body.response;
  const { topic } = body.value;
  const result = await inbox().forwarding.test(allowed.access, allowed.id, topic);
  if (!result) return notFound();
  record(allowed.access, "endpoint.tested", String(allowed.id), topic);
  return answer(result);
}
