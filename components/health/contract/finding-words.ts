import { oneLine } from "#lib/allo/one-line.ts";
import type { ContractFinding } from "#lib/api/contract.ts";
import type { FindingKind } from "#lib/health/contract/finding.ts";
import type { JsonType } from "#lib/health/contract/json-type.ts";

const MOST_TOPIC = 200;

/** The name of each kind, as a filter has it. */
export const kindLabels: Record<FindingKind, string> = {
  topic: "Topics",
  version: "Versions",
  field: "Fields",
  value: "Values",
  type: "Types",
};

const typeWords: Record<JsonType, string> = {
  text: "text",
  number: "number",
  boolean: "true or false",
  object: "object",
  list: "list",
  null: "null",
};

/** A piece of a sentence; with a slot where it came from outside, and may hold anything. */
export type Piece = { text: string; slot: "topic" | "path" | "value" | null };

/** What was found, within its topic: "New field `data.sentiment`, text". */
export function findingPieces({ kind, topic, path, value, types }: ContractFinding): Piece[] {
  const words = (text: string): Piece => ({ text, slot: null });
  const place: Piece = { text: path, slot: "path" };
  const came = types.map((type) => typeWords[type]).join(" or ");
  if (kind === "topic") return [words("New topic "), { text: oneLine(topic, MOST_TOPIC), slot: "topic" }];
  if (kind === "field") return [words("New field "), place, words(`, ${came}`)];
  if (kind === "type") return [words("New type in "), place, words(`: ${came}`)];
  if (value === null) return [words("No version")];
  const shown: Piece = { text: value || "(empty)", slot: "value" };
  return kind === "version" ? [words("New version "), shown] : [words("New value "), shown, words(" in "), place];
}

export function findingSentence(finding: ContractFinding): string {
  return findingPieces(finding)
    .map(({ text }) => text)
    .join("");
}
