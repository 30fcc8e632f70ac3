"use client";

import { Download, FileDown, Printer } from "lucide-react";
import { useOpenCall } from "#components/call/call-context.ts";
import { recordingWords } from "#components/call/recording-words.ts";
import { recordingPath, transcriptPath } from "#components/data/call-queries.ts";
import { useRights } from "#components/data/me-query.ts";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { exportFormats } from "#lib/transcript/export/formats.ts";
import { toPlainText } from "#lib/transcript/export/plain-text.ts";
import { transcriptOf } from "#lib/transcript/export/transcript-of.ts";

/** How a call leaves the page. */
export function CallActions() {
  const { call, turns } = useOpenCall();
  const may = useRights();
  const spoken = turns.length > 0;
  const playable = recordingWords(call).playable;

  return (
    <div className="flex items-center gap-1.5 print:hidden">
      {spoken ? (
        <CopyButton label="Copy transcript" text={() => toPlainText(transcriptOf(call))}>
          Copy transcript
        </CopyButton>
      ) : null}
      {spoken && may("act") ? <ExportMenu callId={call.id} /> : null}
      {playable && may("raw") ? (
        <a
          href={`${recordingPath(call.id)}?download=1`}
          download
          aria-label="Download the recording"
          title="Download the recording"
          className={buttonClass({ size: "icon" })}
        >
          <Download aria-hidden="true" className="size-3.5" />
        </a>
      ) : null}
      <Button size="icon" aria-label="Print" title="Print" onClick={() => window.print()}>
        <Printer aria-hidden="true" className="size-3.5" />
      </Button>
    </div>
  );
}

/** The files are made by the server, which writes down who takes one. */
function ExportMenu({ callId }: { callId: number }) {
  return (
    <Popover
      label="Save the transcript as"
      button={{ className: buttonClass() }}
      trigger={
        <>
          <FileDown aria-hidden="true" className="size-3.5" />
          Export
        </>
      }
    >
      {(close) =>
        exportFormats.map(({ extension, name }) => (
          <a
            key={extension}
            href={transcriptPath(callId, extension)}
            download
            onClick={close}
            className="flex min-h-8 w-full items-center justify-between gap-6 rounded-md px-2 text-left hover:bg-sunk"
          >
            {name}
            <span className="font-mono text-xs text-faint">.{extension}</span>
          </a>
        ))
      }
    </Popover>
  );
}
