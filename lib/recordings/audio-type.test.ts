import assert from "node:assert/strict";
import { test } from "node:test";
import { namedAudioType, sniffAudioType } from "#lib/recordings/audio-type.ts";

const bytes = (text: string) => Buffer.from(text, "latin1");

for (const [what, head, type] of [
  ["MP3 with a tag", bytes("ID3\x04\0\0\0\0\0\0TS"), "audio/mpeg"],
  ["MP3 that begins with a frame", bytes("\xff\xfb\x90\x64"), "audio/mpeg"],
  ["MP3 of low rate", bytes("\xff\xf3\x18\xc4"), "audio/mpeg"],
  ["WAV", bytes("RIFF\n\n\x01\0WAVEfmt "), "audio/wav"],
  ["Ogg", bytes("OggS\0\x02\0\0\0\0\0\0"), "audio/ogg"],
  ["MP4", bytes("\0\0\0\x20ftypM4A "), "audio/mp4"],
  ["AAC in bare frames", bytes("\xff\xf1\x50\x80"), "application/octet-stream"],
  ["AVI", bytes("RIFF\n\n\x01\0AVI LIST"), "application/octet-stream"],
  ["a page", bytes("<!doctype html><script>"), "application/octet-stream"],
  ["one byte", bytes("\xff"), "application/octet-stream"],
  ["nothing", bytes(""), "application/octet-stream"],
] as const) {
  test(`${what} is ${type}`, () => assert.equal(sniffAudioType(head), type));
}

test("a sender is believed only where it names audio", () => {
  assert.equal(namedAudioType("Audio/X-WAV; codecs=1"), "audio/wav");
  for (const name of ["text/html", "audio/mpeg, text/html", "constructor", "", undefined]) {
    assert.equal(namedAudioType(name), "application/octet-stream", name);
  }
});
