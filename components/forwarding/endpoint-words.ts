import type { ChipTone } from "#components/ui/chip.tsx";
import type { Endpoint } from "#lib/api/endpoint.ts";

/** How an endpoint does, in a word. */
export function endpointState({ status, consecutiveFailures, lastSuccessAt }: Endpoint): {
  label: string;
  tone: ChipTone;
} {
  if (status === "disabled") return { label: "Off", tone: "bad" };
  if (status === "paused") return { label: "Paused", tone: "warn" };
  if (consecutiveFailures > 0) return { label: "Failing", tone: "bad" };
  return lastSuccessAt === null ? { label: "Nothing sent yet", tone: "plain" } : { label: "Works", tone: "ok" };
}

/** "All topics", "call.completed", "3 topics" */
export function topicsWords(topics: readonly string[] | null): string {
  if (topics === null) return "All topics";
  if (topics.length === 0) return "No topics";
  return topics.length === 1 ? (topics[0] ?? "") : `${topics.length} topics`;
}

/** Where counting stops on the server. */
export const MOST_COUNTED = 10_000;

/** "3", "10,000+" */
export function countWords(count: number): string {
  return `${count.toLocaleString("en")}${count >= MOST_COUNTED ? "+" : ""}`;
}
