"use client";

import { Download } from "lucide-react";
import { useMemo } from "react";
import { bodyDownload } from "#components/delivery/body-download.ts";
import { BodyBytesView } from "#components/request/body-bytes-view.tsx";
import { BodyTextView } from "#components/request/body-text-view.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { formatBytes } from "#components/ui/format-bytes.ts";
import { bodyText } from "#lib/body-text.ts";

/** The body exactly as it came. */
export function RawBody({ id, bytes, sha256 }: { id: number; bytes: Uint8Array; sha256: string }) {
  const text = useMemo(() => bodyText(bytes), [bytes]);
  return (
    <div className="flex flex-col gap-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-soft">
        <span>
          {formatBytes(bytes.length)}, SHA-256 <code title={sha256}>{sha256.slice(0, 12)}…</code>
        </span>
        <CopyButton look="ghost" size="small" label="Copy the SHA-256 of the body" text={() => sha256} />
        <span className="ml-auto flex gap-1.5">
          {text === null ? null : (
            <CopyButton label="Copy the whole body" text={() => text}>
              Copy
            </CopyButton>
          )}
          <a {...bodyDownload(id)} className={buttonClass()}>
            <Download aria-hidden="true" className="size-3.5" />
            Download
          </a>
        </span>
      </div>
      {text === null ? <BodyBytesView bytes={bytes} /> : <BodyTextView text={text} />}
    </div>
  );
}
