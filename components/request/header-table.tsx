"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { isSecretHeader } from "#lib/secret-headers.ts";

type Props = { headers: readonly (readonly [string, string])[] };

/** The headers as they came: their order, spelling and repeats. Secrets stay hidden until asked for. */
export function HeaderTable({ headers }: Props) {
  if (headers.length === 0) return <p className="text-sm text-soft">No headers were kept.</p>;
  return (
    <div className="rounded-lg border border-line bg-panel">
      <table className="w-full table-fixed border-collapse text-left font-mono text-xs">
        <caption className="sr-only">Headers in the order they came</caption>
        <colgroup>
          <col className="w-2/5 sm:w-48" />
          <col />
        </colgroup>
        <thead className="sr-only">
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {headers.map(([name, value], index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: headers repeat, and the list never changes
            <tr key={index} className="group align-top not-last:border-b not-last:border-line/55">
              <th scope="row" className="py-1.5 pr-2 pl-3 font-normal text-soft wrap-anywhere">
                {name}
              </th>
              <td className="py-1 pr-1.5">
                <HeaderValue name={name} value={value} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HeaderValue({ name, value }: { name: string; value: string }) {
  const secret = isSecretHeader(name);
  const [shown, setShown] = useState(!secret);
  return (
    <span className="flex items-start gap-1.5">
      <span className="min-w-0 flex-1 py-0.5 wrap-anywhere">
        {shown ? <bdi>{value}</bdi> : <span className="text-faint">hidden, {value.length} characters</span>}
      </span>
      {secret ? (
        <Button look="ghost" className="-my-0.5 font-sans" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? "Hide" : "Show"}
          <span className="sr-only">{name}</span>
        </Button>
      ) : (
        <CopyButton
          look="ghost"
          size="small"
          className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
          label={`Copy ${name}`}
          text={() => value}
        />
      )}
    </span>
  );
}
