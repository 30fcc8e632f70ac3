import type { PromoteResult } from "#db/promote.ts";
import { authorize } from "#lib/server/auth/authorize.ts";
import { record } from "#lib/server/auth/record.ts";
import { answer } from "#lib/server/http/json.ts";
import { storageUnavailable } from "#lib/server/http/storage-unavailable.ts";
import { inbox } from "#lib/server/inbox.ts";

/** Promotes all that now verify, oldest first. */
export async function POST(request: Request): Promise<Response> {
  const allowed = await authorize(request, "administer");
  if (!allowed.ok) return allowed.response;
  let results: PromoteResult[];
  try {
    results = await inbox().rejections.promoteAll(allowed.access);
  } catch (cause) {
    return storageUnavailable(cause, "Not all could be promoted. Try again later: what is promoted stays so.");
  }
  const counts = { stored: 0, duplicate: 0, conflict: 0 };
  for (const result of results) if (result.ok) counts[result.stored.status] += 1;
  const promoted = counts.stored + counts.duplicate + counts.conflict;
  record(allowed.access, "rejections.promoted", null, String(promoted));
  return answer({ promoted, ...counts });
}
