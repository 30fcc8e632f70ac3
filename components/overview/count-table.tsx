import type { ReactNode } from "react";
import { spanNames, spanWords } from "#components/overview/span-names.ts";

/** Numbers by span of time; the last column, everything since the beginning, gives way on narrow screens. */
export function CountTable({ caption, first, children }: { caption: string; first: string; children: ReactNode }) {
  return (
    <table className="w-full table-fixed text-right text-sm tabular-nums">
      <caption className="pb-1.5 text-left text-xs font-[560] text-soft">{caption}</caption>
      <thead className="text-2xs text-faint">
        <tr className="border-b border-line">
          <th scope="col" className="w-[42%] py-1 text-left font-normal">
            <span className="sr-only">{first}</span>
          </th>
          {spanNames.map((name) => (
            <th key={name} scope="col" className="py-1 pl-2 font-normal">
              {spanWords[name].title}
            </th>
          ))}
          <th scope="col" className="py-1 pl-2 font-normal max-sm:hidden">
            In all
          </th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

/** One row: its name, and a cell for each span and for everything. */
export function CountRow({ name, hint, cells }: { name: ReactNode; hint?: string; cells: ReactNode[] }) {
  return (
    <tr className="border-b border-line/55">
      <th scope="row" className="py-0.5 text-left font-normal">
        <span className="flex min-h-6 items-center gap-2">
          {name}
          {hint ? <span className="truncate text-xs text-faint max-sm:hidden">{hint}</span> : null}
        </span>
      </th>
      {cells.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
        <td key={index} className={`py-0.5 pl-2 ${index === spanNames.length ? "max-sm:hidden" : ""}`}>
          {cell}
        </td>
      ))}
    </tr>
  );
}
