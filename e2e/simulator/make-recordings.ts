// Makes recordings/*.mp3 anew from recorded-calls.ts. Needs espeak-ng and ffmpeg, which nothing else here does:
//   node e2e/simulator/make-recordings.ts
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type RecordedCall, type RecordedTurn, recordedCalls } from "#e2e/simulator/recorded-calls.ts";
import type { Language } from "#e2e/simulator/script.ts";

const voices: Readonly<Record<Language, Readonly<Record<RecordedTurn["speaker"], readonly string[]>>>> = {
  fr: { us: ["-v", "fr+f3", "-s", "165"], them: ["-v", "fr+m3", "-s", "170"] },
  en: { us: ["-v", "en-us+f2", "-s", "165"], them: ["-v", "en-gb+m3", "-s", "168"] },
};

const folder = fileURLToPath(new URL("recordings/", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "allo-recordings-"));
try {
  for (const call of recordedCalls) makeRecording(call);
} finally {
  rmSync(scratch, { recursive: true });
}

function makeRecording(call: RecordedCall): void {
  const spoken = call.turns.map((turn, index) => {
    const file = join(scratch, `${call.name}-${index}.wav`);
    execFileSync("espeak-ng", [...voices[call.language][turn.speaker], "-w", file, turn.text]);
    return file;
  });
  const placed = call.turns.map((turn, index) => `[${index}]adelay=${turn.offsetMs}[t${index}]`);
  const mixed = call.turns.map((_, index) => `[t${index}]`).join("");
  const length = call.lengthMs / 1000;
  const mix = `${mixed}amix=inputs=${spoken.length}:normalize=0,apad=whole_dur=${length},atrim=end=${length}`;
  const target = join(folder, `${call.name}.mp3`);
  execFileSync("ffmpeg", [
    ...["-loglevel", "error", "-y"],
    ...spoken.flatMap((file) => ["-i", file]),
    ...["-filter_complex", [...placed, mix].join(";")],
    ...["-ac", "1", "-ar", "16000", "-b:a", "16k", "-map_metadata", "-1", target],
  ]);
  process.stdout.write(`${target}\n`);
}
