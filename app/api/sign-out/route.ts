import { signOut } from "#lib/server/auth/sign-in.ts";
import { inbox } from "#lib/server/inbox.ts";

export function POST(request: Request): Promise<Response> {
  return signOut(inbox().access, request);
}
