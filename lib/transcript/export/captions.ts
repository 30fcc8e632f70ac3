import { onOneLine, type Transcript } from "#lib/transcript/export/transcript.ts";

/** SubRip captions. */
export function toSrt({ names, turns }: Transcript): string {
  const cues = turns.map(({ speaker, startMs, endMs, text }, index) => {
    // The one thing that a line of text must not look like is the line of times.
    const words = `${onOneLine(names[speaker])}: ${onOneLine(text)}`.replaceAll("-->", "->");
    return `${index + 1}\n${stamp(startMs, ",")} --> ${stamp(endMs, ",")}\n${words}\n`;
  });
  return cues.join("\n");
}

/** WebVTT captions, each in the voice of its speaker. */
export function toVtt({ names, turns }: Transcript): string {
  const cues = turns.map(
    ({ speaker, startMs, endMs, text }) =>
      `${stamp(startMs, ".")} --> ${stamp(endMs, ".")}\n<v ${escapeCue(names[speaker])}>${escapeCue(text)}\n`,
  );
  return ["WEBVTT\n", ...cues].join("\n");
}

function escapeCue(text: string): string {
  return onOneLine(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** "01:02:03.450" */
function stamp(ms: number, point: "." | ","): string {
  const whole = Math.round(ms);
  const parts = [whole / 3_600_000, (whole / 60_000) % 60, (whole / 1000) % 60].map((part) =>
    String(Math.floor(part)).padStart(2, "0"),
  );
  return `${parts.join(":")}${point}${String(whole % 1000).padStart(3, "0")}`;
}
