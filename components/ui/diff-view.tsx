"use client";

import { UnfoldVertical } from "lucide-react";
import { useState } from "react";
import type { DiffBlock, DiffRow } from "#lib/diff/fold-same.ts";

const looks = {
  same: { row: "", sign: " ", word: "" },
  removed: { row: "bg-bad-soft", sign: "−", word: "only in the first: " },
  added: { row: "bg-ok-soft", sign: "+", word: "only in the other: " },
};

/** Two texts line by line; what is the same in both is folded away but for a few lines around each change. */
export function DiffView({ label, blocks }: { label: string; blocks: DiffBlock[] }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
      tabIndex={0}
      className="max-h-[70vh] overflow-auto rounded-lg border border-line bg-panel py-1.5 font-mono text-xs leading-[1.6]"
    >
      {blocks.map((block) => (
        <Block key={`${block.rows[0]?.before}-${block.rows[0]?.after}`} block={block} />
      ))}
    </section>
  );
}

function Block({ block }: { block: DiffBlock }) {
  const [folded, setFolded] = useState(block.folded);
  if (folded) {
    return (
      <button
        type="button"
        onClick={() => setFolded(false)}
        className="my-0.5 flex min-h-6 w-full items-center gap-2 bg-sunk px-3 text-left font-sans text-2xs text-soft -outline-offset-2 hover:text-ink"
      >
        <UnfoldVertical aria-hidden="true" className="size-3.5 text-faint" />
        Show {block.rows.length.toLocaleString("en")} unchanged {block.rows.length === 1 ? "line" : "lines"}
      </button>
    );
  }
  return block.rows.map((row) => <Line key={`${row.before}-${row.after}`} row={row} />);
}

function Line({ row }: { row: DiffRow }) {
  const look = looks[row.kind];
  return (
    <div className={`grid grid-cols-[2.25rem_2.25rem_0.75rem_minmax(0,1fr)] gap-x-1.5 px-2 ${look.row}`}>
      <span aria-hidden="true" className="text-right text-faint tabular-nums select-none">
        {row.before}
      </span>
      <span aria-hidden="true" className="text-right text-faint tabular-nums select-none">
        {row.after}
      </span>
      <span aria-hidden="true" className="select-none">
        {look.sign}
      </span>
      <span className="whitespace-pre-wrap wrap-anywhere">
        {look.word ? <span className="sr-only">{look.word}</span> : null}
        {row.text === "" ? " " : row.text}
      </span>
    </div>
  );
}
