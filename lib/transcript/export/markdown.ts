import { onOneLine, type Transcript } from "#lib/transcript/export/transcript.ts";
import { formatPosition } from "#lib/transcript/position.ts";

/** The transcript as Markdown, a paragraph a turn. */
export function toMarkdown({ title, startedAt, names, turns }: Transcript): string {
  const paragraphs = turns.map(
    ({ speaker, startMs, text }) =>
      `**${escapeMarkdown(names[speaker])}** (${formatPosition(startMs)}): ${escapeMarkdown(text)}`,
  );
  return `${[`# ${escapeMarkdown(title)}`, startedAt, ...paragraphs].join("\n\n")}\n`;
}

/** What people say means nothing in Markdown or HTML. */
function escapeMarkdown(text: string): string {
  return onOneLine(text).replace(/[\\`*_{}[\]<>#|~&]/g, "\\$&");
}
