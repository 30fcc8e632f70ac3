import { z } from "zod";
import { TEST_TOPICS } from "#lib/allo/test-event.ts";
import { authorize } from "#lib/server/auth/authorize.ts";
import { record } from "#lib/server/auth/record.ts";
import { parseBody } from "#lib/server/http/api-query.ts";
import { answer, refusal } from "#lib/server/http/json.ts";
import { inbox } from "#lib/server/inbox.ts";
import { sendTestEvent } from "#lib/server/webhook/test-event.ts";

const bodySchema = z.strictObject({
  topic: z.enum(TEST_TOPICS, `must be one of ${TEST_TOPICS.join(", ")}`).default("call.completed"),
});

export async function POST(request: Request): Promise<Response> {
  const allowed = await authorize(request, "administer");
  if (!allowed.ok) return allowed.response;
  const body = await parseBody(request, bodySchema);
  if (!body.ok) return body.response;
  const result = await sendTestEvent(allowed.access, inbox(), body.value.topic);
  if (!result.ok) return refusal(502, "test_event_failed", `${result.message}.`);
  record(allowed.access, "test_event.sent", String(result.id));
  const { ok: _ok, ...sent } = result;
  return answer(sent, 201);
}
