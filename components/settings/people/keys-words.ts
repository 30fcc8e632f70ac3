/** What happens to the keys and links of an administrator who goes, or gives the role up. */
export function keysWords({ keys, you }: { keys: number; you: boolean }): string {
  const [who, whose] = you ? ["you", "your"] : ["they", "their"];
  if (keys === 0) return `Open links that ${who} made stop working.`;
  const made = keys === 1 ? "The API key" : `The ${keys} API keys`;
  return `${made} that ${who} made and ${whose} open links stop working.`;
}
