import type { ContractFinding } from "#lib/api/contract.ts";
import { authorize } from "#lib/server/auth/authorize.ts";
import { record } from "#lib/server/auth/record.ts";
import { findingMarkBody, notFound, parseBody } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";
import { storageUnavailable } from "#lib/server/http/storage-unavailable.ts";
import { inbox } from "#lib/server/inbox.ts";

export async function POST(
  request: Request,
  { params }: RouteContext<"/api/v1/health/contract/[id]/mark">,
): Promise<Response> {
  const allowed = await authorize(request, "act");
  if (!allowed.ok) return allowed.response;
  const { id } = await params;
  const body = await parseBody(request, findingMarkBody);
  if (!body.ok) return body.response;
  let finding: ContractFinding | null;
  try {
    finding = inbox().health.contract.mark(allowed.access, id, body.value.seen);
  } catch (cause) {
    return storageUnavailable(cause, "This could not be kept, and nothing was changed. Try again later.");
  }
  if (!finding) return notFound();
  const { topic, path } = finding;
  const place = path === "" ? topic : `${path} of ${topic}`;
  record(allowed.access, body.value.seen ? "finding.seen" : "finding.unseen", place);
  return answer(finding);
}
