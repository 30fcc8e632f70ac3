/** What a recording is served as; whatever else it may be is only bytes, which no browser shows as a page. */
export const audioTypes = ["audio/mpeg", "audio/wav", "audio/ogg", "audio/mp4", "application/octet-stream"] as const;

export type AudioType = (typeof audioTypes)[number];

/** How many of the first bytes `sniffAudioType` looks at. */
export const SNIFFED_BYTES = 12;

const extensions: Record<AudioType, string> = {
  "audio/mpeg": "mp3",
  "audio/wav": "wav",
  "audio/ogg": "ogg",
  "audio/mp4": "m4a",
  "application/octet-stream": "bin",
};

const aliases: Record<string, AudioType> = {
  "audio/mpeg": "audio/mpeg",
  "audio/mp3": "audio/mpeg",
  "audio/wav": "audio/wav",
  "audio/wave": "audio/wav",
  "audio/x-wav": "audio/wav",
  "audio/ogg": "audio/ogg",
  "audio/mp4": "audio/mp4",
  "audio/x-m4a": "audio/mp4",
};

/** The type by a file's first bytes, whatever its sender calls it. */
export function sniffAudioType(head: Uint8Array): AudioType {
  const text = String.fromCharCode(...head.subarray(0, SNIFFED_BYTES));
  if (text.startsWith("ID3") || isMpegFrame(head)) return "audio/mpeg";
  if (/^RIFF.{4}WAVE/s.test(text)) return "audio/wav";
  if (text.startsWith("OggS")) return "audio/ogg";
  return /^.{4}ftyp/s.test(text) ? "audio/mp4" : "application/octet-stream";
}

/** The type that a sender names, where the first bytes are not at hand. */
export function namedAudioType(contentType: string | undefined): AudioType {
  const name = contentType?.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return (Object.hasOwn(aliases, name) ? aliases[name] : undefined) ?? "application/octet-stream";
}

export function extensionOf(type: AudioType): string {
  return extensions[type];
}

/** Eleven set bits, then a version and a layer of which one value each is reserved. */
function isMpegFrame([first = 0, second = 0]: Uint8Array): boolean {
  return first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x18) !== 0x08 && (second & 0x06) !== 0;
}
