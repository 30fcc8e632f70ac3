import { codeOf } from "#lib/server/error-code.ts";
import { answer, methodNotAllowed } from "#lib/server/http/json.ts";
import { inbox } from "#lib/server/inbox.ts";

export function GET(): Response {
  try {
    inbox().checkHealth();
    return answer({ status: "ok" });
  } catch (cause) {
    return answer({ status: "failing", problem: `The database cannot be written (${codeOf(cause)}).` }, 503);
  }
}

function getOnly(): Response {
  return methodNotAllowed("GET, HEAD");
}

export { getOnly as DELETE, getOnly as OPTIONS, getOnly as PATCH, getOnly as POST, getOnly as PUT };
