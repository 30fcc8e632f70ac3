import { toSrt, toVtt } from "#lib/transcript/export/captions.ts";
import { toJson } from "#lib/transcript/export/json.ts";
import { toMarkdown } from "#lib/transcript/export/markdown.ts";
import { toPlainText } from "#lib/transcript/export/plain-text.ts";
import type { Transcript } from "#lib/transcript/export/transcript.ts";

type ExportFormat = { name: string; extension: string; write: (transcript: Transcript) => string };

/** What a transcript can be saved as. */
export const exportFormats = [
  { name: "Text", extension: "txt", write: toPlainText },
  { name: "Markdown", extension: "md", write: toMarkdown },
  { name: "SubRip captions", extension: "srt", write: toSrt },
  { name: "WebVTT captions", extension: "vtt", write: toVtt },
  { name: "JSON", extension: "json", write: toJson },
] as const satisfies readonly ExportFormat[];
