const LONGEST = 500;

/** Any value of a payload as text for reading; null for one that says nothing. */
export function readable(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "string") return cut(value);
  if (Array.isArray(value)) {
    const parts = value.map(readable).filter((part) => part !== null);
    return parts.length === 0 ? null : cut(parts.join(", "));
  }
  if (typeof value === "object") return Object.keys(value).length === 0 ? null : cut(JSON.stringify(value));
  return cut(String(value));
}

/** "job_title" as "Job title" */
export function fieldName(key: string): string {
  const words = key.replace(/[_\s]+/g, " ").trim();
  return words === "" ? "Unnamed" : words.charAt(0).toUpperCase() + words.slice(1);
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
