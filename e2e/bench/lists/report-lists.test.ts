import assert from "node:assert/strict";
import { test } from "node:test";
import type { Compared } from "#e2e/bench/lists/measure-lists.ts";
import { reportLists } from "#e2e/bench/lists/report-lists.ts";
import type { Kind } from "#e2e/bench/lists/subject.ts";

function compared(name: string, kind: Kind, small: number, large: number): Compared {
  const timing = (p95: number) => ({ p50: p95 / 2, p95, p99: p95 * 2, rows: 50 });
  return { name, kind, small: timing(small), large: timing(large), ratio: large / small };
}

const counts = { small: 10_000, large: 1_000_000, samples: 10 };

test("says which lists miss which target", () => {
  const text = reportLists(
    [
      compared("quick", "alone", 1, 1.5),
      compared("growing", "alone", 1, 1.6),
      compared("slow", "together", 1, 20),
      compared("page", "other", 1, 30),
      compared("open", "call-backs", 1, 1.7),
      compared("two tags", "calls, several", 1, 1.9),
      compared("name", "search", 20, 49.94),
    ],
    counts,
  );
  assert.match(text, /^- Slowest p95 of a list of 1,000,000: 20\.0 ms \(target < 20 ms: MISSED\)$/m);
  assert.match(text, /^- One filter with p95 \/ p95 over 1\.5: growing \(1\.60\), call-backs: open \(1\.70\)$/m);
  assert.match(text, /^- Slowest p95 of a search in 1,000,000: 49\.9 ms \(target < 50 ms\)$/m);
  assert.match(text, /^Call-backs:\n\n.*\n.*\n\| open /m);
  assert.match(
    text,
    /^\| growing \| +50 \| +0\.500 \| 1\.00 \| 2\.00 \| +50 \| +0\.800 \| 1\.60 \| 3\.20 \| +1\.60 \|$/m,
  );
});

test("says so when none does", () => {
  const text = reportLists([compared("quick", "alone", 1, 1.2)], counts);
  assert.match(text, /1\.20 ms \(target < 20 ms\)$/m);
  assert.match(text, /over 1\.5: none$/m);
});

test("says when a search is too slow", () => {
  const text = reportLists([compared("name", "search", 20, 50)], counts);
  assert.match(text, /^- Slowest p95 of a search in 1,000,000: 50\.0 ms \(target < 50 ms: MISSED\)$/m);
});
