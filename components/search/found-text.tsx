import { Fragment } from "react";
import type { MarkedText } from "#lib/search/snippet.ts";

/** A text with what was looked for marked in it. */
export function FoundText({ text, marks }: MarkedText) {
  return (
    <bdi>
      {marks.map(([from, to], index) => (
        <Fragment key={from}>
          {text.slice(marks[index - 1]?.[1] ?? 0, from)}
          <mark className="rounded-[3px] bg-warn/25 text-ink">{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </bdi>
  );
}
