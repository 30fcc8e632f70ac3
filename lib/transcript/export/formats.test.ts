import assert from "node:assert/strict";
import { test } from "node:test";
import { exportFormats } from "#lib/transcript/export/formats.ts";
import type { Transcript } from "#lib/transcript/export/transcript.ts";

const transcript: Transcript = {
  title: "Camille Rousset",
  startedAt: "2026-03-16T09:12:00.000Z",
  names: { us: "Nora", them: "Camille" },
  turns: [
    { index: 0, speaker: "us", startMs: 1200, endMs: 4202, text: "Harbor Repairs,\n\ngood morning." },
    {
      index: 1,
      speaker: "them",
      startMs: 3_723_450,
      endMs: 3_725_000,
      text: "<b>Hi</b> --> *you* & [me](javascript:x)",
    },
  ],
};

const written: Record<string, string> = {
  txt: `Camille Rousset
2026-03-16T09:12:00.000Z

[0:01] Nora: Harbor Repairs, good morning.
[1:02:03] Camille: <b>Hi</b> --> *you* & [me](javascript:x)
`,
  md: `# Camille Rousset

2026-03-16T09:12:00.000Z

**Nora** (0:01): Harbor Repairs, good morning.

**Camille** (1:02:03): \\<b\\>Hi\\</b\\> --\\> \\*you\\* \\& \\[me\\](javascript:x)
`,
  srt: `1
00:00:01,200 --> 00:00:04,202
Nora: Harbor Repairs, good morning.

2
01:02:03,450 --> 01:02:05,000
Camille: <b>Hi</b> -> *you* & [me](javascript:x)
`,
  vtt: `WEBVTT

00:00:01.200 --> 00:00:04.202
<v Nora>Harbor Repairs, good morning.

01:02:03.450 --> 01:02:05.000
<v Camille>&lt;b&gt;Hi&lt;/b&gt; --&gt; *you* &amp; [me](javascript:x)
`,
};

for (const { name, extension, write } of exportFormats) {
  if (extension === "json") continue;
  test(`as ${name}`, () => assert.equal(write(transcript), written[extension]));
}

test("as JSON, with texts as they came", () => {
  const format = exportFormats.find(({ extension }) => extension === "json");
  const json: unknown = JSON.parse(format?.write(transcript) ?? "");
  assert.deepEqual(json, {
    title: "Camille Rousset",
    startedAt: "2026-03-16T09:12:00.000Z",
    turns: transcript.turns.map(({ speaker, startMs, endMs, text }) => ({
      speaker,
      name: transcript.names[speaker],
      startMs,
      endMs,
      text,
    })),
  });
});
