"use client";

import { Download } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { saveText } from "#components/ui/save-text.ts";

/** The recovery codes, this once. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const text = () => `${codes.join("\n")}\n`;

  return (
    <div className="flex max-w-110 flex-col gap-3">
      <div>
        <h3 ref={heading} tabIndex={-1} className="text-sm font-[560] outline-none">
          Keep these recovery codes
        </h3>
        <p className="mt-0.5 text-sm text-pretty text-soft">
          Each lets you in once without your phone. They are shown only now, so put them where you find them without it.
        </p>
      </div>
      <ul
        aria-label="Recovery codes"
        className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-md bg-sunk px-4 py-3 font-mono text-sm ring-1 ring-line"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <CopyButton label="Copy the recovery codes" text={text}>
          Copy
        </CopyButton>
        <Button onClick={() => saveText("allo-inbox-recovery-codes.txt", text())}>
          <Download aria-hidden="true" className="size-3.5" />
          Download
        </Button>
        <Button look="primary" onClick={onDone}>
          I have kept them
        </Button>
      </div>
    </div>
  );
}
