import { incoming } from "#lib/server/http/incoming.ts";
import { inbox } from "#lib/server/inbox.ts";

/** A player that has enough for now leaves its answer open. It must not hold up the end of the server, and comes back for the rest. */
export function hangUpAtTheEnd(): void {
  const { live } = inbox();
  const { response } = incoming();
  const hangUp = () => response.destroy();
  live.once("close", hangUp);
  response.once("close", () => live.off("close", hangUp));
}
