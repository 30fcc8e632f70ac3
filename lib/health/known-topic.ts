import { isKnownTopic } from "#lib/allo/topics.ts";

/** The topic, or `other`: what Allo may think of, and what fits on a chart, are two things. */
export function knownTopic(topic: string): string {
  return isKnownTopic(topic) ? topic : "other";
}
