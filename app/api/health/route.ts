import { codeOf } from "#lib/server/data-directory.ts";
import { inbox } from "#lib/server/inbox.ts";
import { answer } from "#lib/server/json.ts";

export function GET(): Response {
  try {
    inbox().probe();
    return answer({ status: "ok" });
  } catch (cause) {
    return answer({ status: "failing", problem: `The database cannot be written (${codeOf(cause)}).` }, 503);
  }
}
