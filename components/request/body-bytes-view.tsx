"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { CodeBox } from "#components/ui/code-box.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { hexDump } from "#lib/hex-dump.ts";

const FIRST_SHOWN = 16 * 1024;

/** A body that is no text, byte by byte. */
export function BodyBytesView({ bytes }: { bytes: Uint8Array }) {
  const [whole, setWhole] = useState(bytes.length <= FIRST_SHOWN);
  return (
    <div className="flex flex-col gap-2.5">
      <Notice tone="warn" title="The body is not valid UTF-8">
        Its bytes are shown in hexadecimal. The download holds them unchanged.
      </Notice>
      <CodeBox label="Raw body in hexadecimal">{hexDump(whole ? bytes : bytes.subarray(0, FIRST_SHOWN))}</CodeBox>
      {whole ? null : (
        <p className="flex flex-wrap items-center gap-2 text-xs text-soft">
          The first {FIRST_SHOWN.toLocaleString("en")} of {bytes.length.toLocaleString("en")} bytes.
          <Button onClick={() => setWhole(true)}>Show all</Button>
        </p>
      )}
    </div>
  );
}
