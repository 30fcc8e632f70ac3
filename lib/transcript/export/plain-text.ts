import { onOneLine, type Transcript } from "#lib/transcript/export/transcript.ts";
import { formatPosition } from "#lib/transcript/position.ts";

/** The transcript for reading, a line a turn. */
export function toPlainText({ title, startedAt, names, turns }: Transcript): string {
  const lines = turns.map(
    ({ speaker, startMs, text }) => `[${formatPosition(startMs)}] ${onOneLine(names[speaker])}: ${onOneLine(text)}`,
  );
  return `${[onOneLine(title), startedAt, "", ...lines].join("\n")}\n`;
}
