import { Fragment } from "react";
import type { Hit } from "#lib/transcript/find-hits.ts";

type Props = { text: string; hits: readonly Hit[]; current: Hit | null };

/** A text with what was looked for marked in it. */
export function MarkedText({ text, hits, current }: Props) {
  return (
    <>
      {hits.map((hit, index) => (
        <Fragment key={hit.from}>
          {text.slice(hits[index - 1]?.to ?? 0, hit.from)}
          <mark className={`rounded-[3px] text-ink ${hit === current ? "bg-warn/60" : "bg-warn/25"}`}>
            {text.slice(hit.from, hit.to)}
          </mark>
        </Fragment>
      ))}
      {text.slice(hits.at(-1)?.to ?? 0)}
    </>
  );
}
