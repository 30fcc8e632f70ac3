"use client";

import { useMemo, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { CodeBox } from "#components/ui/code-box.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { readJson } from "#lib/json/read-json.ts";
import { textPosition } from "#lib/text-position.ts";

const FIRST_SHOWN = 100_000;
const AROUND_ERROR = 60;

/** A body's text, exactly; where it is not JSON, the place where reading stopped is marked. */
export function BodyTextView({ text, complete = true }: { text: string; complete?: boolean }) {
  const [whole, setWhole] = useState(text.length <= FIRST_SHOWN);
  // A body that was cut short breaks off where it was cut, which is no news.
  const error = useMemo(() => (complete ? findError(text) : null), [text, complete]);
  const shown = whole ? text : text.slice(0, FIRST_SHOWN).toWellFormed();
  const at = error && error.offset <= shown.length ? error.offset : null;

  return (
    <div className="flex flex-col gap-2.5">
      {error ? <NotJson text={text} error={error} /> : null}
      <CodeBox label="Raw body">{at === null ? shown : <Marked text={shown} at={at} />}</CodeBox>
      {whole ? null : (
        <p className="flex flex-wrap items-center gap-2 text-xs text-soft">
          The first {FIRST_SHOWN.toLocaleString("en")} of {text.length.toLocaleString("en")} characters.
          <Button onClick={() => setWhole(true)}>Show all</Button>
        </p>
      )}
    </div>
  );
}

type JsonError = { offset: number; message: string };

function findError(text: string): JsonError | null {
  const reading = readJson(text);
  return reading.ok || reading.reason !== "syntax" ? null : reading;
}

function NotJson({ text, error }: { text: string; error: JsonError }) {
  if (text === "") return <Notice tone="warn" title="The body is empty" />;
  const { line, column } = textPosition(text, error.offset);
  const start = Math.max(0, error.offset - AROUND_ERROR);
  return (
    <Notice tone="warn" title={`Not JSON: line ${line}, column ${column}`}>
      {error.message}.
      <code className="mt-1 block text-xs whitespace-pre-wrap">
        {start > 0 ? "…" : ""}
        <Marked text={text.slice(start, error.offset + AROUND_ERROR).toWellFormed()} at={error.offset - start} />
      </code>
    </Notice>
  );
}

function Marked({ text, at }: { text: string; at: number }) {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0x20);
  return (
    <>
      {text.slice(0, at)}
      <mark className="rounded-[3px] bg-bad text-panel" title="Reading stopped here">
        {at < text.length ? character.replace("\n", "⏎\n") : "⏹"}
      </mark>
      {at < text.length ? text.slice(at + character.length) : ""}
    </>
  );
}
