import type { Transcript } from "#lib/transcript/export/transcript.ts";

/** The transcript for programs: offsets in milliseconds, texts as they came. */
export function toJson({ title, startedAt, names, turns }: Transcript): string {
  const lines = turns.map(({ speaker, startMs, endMs, text }) => ({
    speaker,
    name: names[speaker],
    startMs,
    endMs,
    text,
  }));
  return `${JSON.stringify({ title, startedAt, turns: lines }, null, 2)}\n`;
}
