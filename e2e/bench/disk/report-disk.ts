import type { Disk } from "#e2e/bench/disk/measure-disk.ts";
import { megabytes, short } from "#e2e/bench/report/format.ts";
import { table } from "#e2e/bench/report/table.ts";

export function reportDisk(results: readonly Disk[]): string {
  return [
    "### Disk: bytes of inbox.db for each byte received in bodies",
    table(
      [
        "",
        "deliveries",
        "bytes each",
        "file in MB",
        "per byte",
        "log",
        "readings",
        "calls",
        "conversations",
        "search",
        "counters",
        "other",
      ],
      results.map(({ what, count, bodyBytes, fileBytes, perByte, parts }) => [
        what,
        count.toLocaleString("en"),
        (bodyBytes / count).toFixed(0),
        megabytes(fileBytes),
        perByte.toFixed(2),
        ...[parts.log, parts.readings, parts.calls, parts.conversations, parts.search, parts.counters, parts.other].map(
          (part) => part.toFixed(3),
        ),
      ]),
    ),
    ...results
      .slice(-1)
      .map(
        ({ perByte, what }) => `- The larger the bodies, the less stands beside them: ${short(perByte)} for ${what}.`,
      ),
  ].join("\n\n");
}
