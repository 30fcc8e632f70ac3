/** Whether an endpoint that asked for `topics` (null for all) gets what has `topic`. */
export function wants(topics: readonly string[] | null, topic: string): boolean {
  return topics === null || topics.includes(topic);
}
