import assert from "node:assert/strict";
import { test } from "node:test";
import { readAnswer } from "#e2e/bench/load/answer.ts";

const answers = {
  sized: 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{"ok":true}',
  chunked: 'HTTP/1.1 503 Busy\r\ntransfer-encoding: chunked\r\n\r\nb\r\n{"ok":true}\r\n5\r\nagain\r\n0\r\n\r\n',
  empty: "HTTP/1.1 204 No Content\r\nDate: today\r\n\r\n",
};

test("reads each form of answer, and leaves what follows", () => {
  for (const [text, status] of [
    [answers.sized, 200],
    [answers.chunked, 503],
    [answers.empty, 204],
  ] as const) {
    assert.deepEqual(readAnswer(text), { status, size: text.length });
    assert.deepEqual(readAnswer(`${text}HTTP/1.1 500`), { status, size: text.length });
  }
});

test("waits until an answer is whole", () => {
  for (const text of [answers.sized, answers.chunked, answers.empty]) {
    for (let cut = 0; cut < text.length; cut++) assert.equal(readAnswer(text.slice(0, cut)), null, `cut at ${cut}`);
  }
});
