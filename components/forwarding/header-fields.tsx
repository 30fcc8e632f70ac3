"use client";

import { Plus, X } from "lucide-react";
import { Button } from "#components/ui/button.tsx";

/** `key` keeps a row's fields its own while others come and go. */
export type HeaderRow = { key: string; name: string; value: string };

export function headerRows(pairs: readonly (readonly [string, string])[]): HeaderRow[] {
  return pairs.map(([name, value]) => ({ key: name, name, value }));
}

/** Without the rows that were left empty. */
export function headerPairs(rows: readonly HeaderRow[]): [string, string][] {
  return rows.filter(({ name, value }) => name.trim() !== "" || value !== "").map(({ name, value }) => [name, value]);
}

type Props = { rows: readonly HeaderRow[]; onChange: (rows: HeaderRow[]) => void };

const field = "h-9 min-w-0 rounded-md bg-panel px-2.5 font-mono text-xs ring-1 ring-line-strong placeholder:text-faint";

/** Headers that go along with every request, such as a key that the receiver asks for. */
export function HeaderFields({ rows, onChange }: Props) {
  function set(key: string, change: Partial<HeaderRow>) {
    onChange(rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  }

  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-xs font-[560] text-soft">Headers that go along</legend>
      <div className="flex flex-col gap-1.5">
        {rows.map(({ key, name, value }, index) => (
          <div key={key} className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] items-center gap-1.5">
            <input
              aria-label={`Name of header ${index + 1}`}
              placeholder="authorization"
              autoComplete="off"
              spellCheck={false}
              value={name}
              onChange={({ target }) => set(key, { name: target.value })}
              className={field}
            />
            <input
              aria-label={`Value of header ${index + 1}`}
              placeholder="Bearer …"
              autoComplete="off"
              spellCheck={false}
              value={value}
              onChange={({ target }) => set(key, { value: target.value })}
              className={field}
            />
            <Button
              look="ghost"
              size="icon"
              aria-label={`Leave out header ${index + 1}`}
              onClick={() => onChange(rows.filter((row) => row.key !== key))}
            >
              <X aria-hidden="true" className="size-3.5" />
            </Button>
          </div>
        ))}
        <div>
          <Button onClick={() => onChange([...rows, { key: `new ${performance.now()}`, name: "", value: "" }])}>
            <Plus aria-hidden="true" className="size-3.5" />
            Add a header
          </Button>
        </div>
      </div>
    </fieldset>
  );
}
