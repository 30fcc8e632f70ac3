import { type AudioType, extensionOf } from "#lib/recordings/audio-type.ts";
import { refusal } from "#lib/server/http/json.ts";

/** What is asked of a recording: `fileName` without its ending, or null to listen. */
export type AudioRequest = {
  method: string;
  range: string | null;
  ifRange: string | null;
  fileName: string | null;
  signal: AbortSignal;
};

/** The headers of every answer with audio. The browser keeps no copy, which would outlive the right to listen. */
export function audioHeaders(type: AudioType, fileName: string | null): Record<string, string> {
  return {
    "Content-Type": type,
    "Content-Disposition": fileName === null ? "inline" : `attachment; filename="${fileName}.${extensionOf(type)}"`,
    "Accept-Ranges": "bytes",
    "Cache-Control": "private, no-store",
  };
}

/** `size` is null where it is not known. */
export function beyondTheEnd(size: string | null): Response {
  return refusal(416, "range_not_satisfiable", "The recording has no such bytes.", {
    "Accept-Ranges": "bytes",
    ...(size === null ? {} : { "Content-Range": `bytes */${size}` }),
  });
}
