import { partyWords } from "#lib/allo/party-words.ts";
import type { Call } from "#lib/api/call.ts";

/** How the two sides are called in the transcript. */
export function sideNames({ us, them }: Pick<Call, "us" | "them">): Record<"us" | "them", string> {
  return { us: us.name?.trim() || "Us", them: partyWords(them) };
}
