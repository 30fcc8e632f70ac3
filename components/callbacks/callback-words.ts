import type { WaitReason } from "#lib/allo/callbacks/touch.ts";
import type { Callback } from "#lib/api/callback.ts";

export const reasonWords: Record<WaitReason, string> = {
  voicemail: "Voicemail",
  missed: "Missed call",
  failed: "Failed call",
  unfinished: "Rang, nobody took it",
  message: "Message",
};

/** What ended the waiting, to stand before who did it. */
export function clearedWords({
  kind,
  direction,
}: Pick<NonNullable<Callback["clearedBy"]>, "kind" | "direction">): string {
  if (kind === "mark") return "Marked as done";
  if (kind === "message") return "Answered by message";
  return direction === "outbound" ? "Called back" : "They got through";
}
