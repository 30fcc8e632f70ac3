"use client";

import { Download, FileDown, Printer } from "lucide-react";
import { useMemo } from "react";
import { useOpenCall } from "#components/call/call-context.ts";
import { partyName } from "#components/call/call-names.ts";
import { recordingWords } from "#components/call/recording-words.ts";
import { recordingPath } from "#components/data/call-queries.ts";
import { useRights } from "#components/data/me-query.ts";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { saveText } from "#components/ui/save-text.ts";
import { type ExportFormat, exportFormats } from "#lib/transcript/export/formats.ts";
import { toPlainText } from "#lib/transcript/export/plain-text.ts";
import type { Transcript } from "#lib/transcript/export/transcript.ts";

/** How a call leaves the page. Copies and files are made here, in the browser. */
export function CallActions() {
  const { call, turns, names } = useOpenCall();
  const may = useRights();
  const transcript = useMemo<Transcript>(
    () => ({ title: `Call with ${partyName(call.them)}`, startedAt: call.startedAt, names, turns }),
    [call, names, turns],
  );
  const spoken = turns.length > 0;
  const playable = recordingWords(call).playable;

  return (
    <div className="flex items-center gap-1.5 print:hidden">
      {spoken ? (
        <CopyButton label="Copy transcript" text={() => toPlainText(transcript)}>
          Copy transcript
        </CopyButton>
      ) : null}
      {spoken && may("act") ? <ExportMenu callId={call.id} transcript={transcript} /> : null}
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

function ExportMenu({ callId, transcript }: { callId: number; transcript: Transcript }) {
  function save({ extension, write }: ExportFormat) {
    saveText(`call-${callId}.${extension}`, write(transcript));
  }
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
        exportFormats.map((format) => (
          <button
            key={format.extension}
            type="button"
            onClick={() => {
              save(format);
              close();
            }}
            className="flex min-h-8 w-full items-center justify-between gap-6 rounded-md px-2 text-left hover:bg-sunk"
          >
            {format.name}
            <span className="font-mono text-xs text-faint">.{format.extension}</span>
          </button>
        ))
      }
    </Popover>
  );
}
