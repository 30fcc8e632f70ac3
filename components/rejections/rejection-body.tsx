import { BodyTextView } from "#components/request/body-text-view.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { formatBytes } from "#components/ui/format-bytes.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { Rejection } from "#lib/api/rejection.ts";

/** What came with the refused request, as far as it was kept. */
export function RejectionBody({ rejection: { bodyText, bodyTruncated, sizeBytes } }: { rejection: Rejection }) {
  return (
    <div className="flex flex-col gap-2.5">
      {bodyTruncated ? (
        <Notice tone="info" title="The body was cut">
          It had {formatBytes(sizeBytes)}; only its beginning is kept.
        </Notice>
      ) : null}
      {bodyText.includes("\ufffd") ? (
        <Notice tone="info" title="Some bytes are not text">
          Each of them is shown as �.
        </Notice>
      ) : null}
      <BodyTextView text={bodyText} complete={!bodyTruncated} />
      {bodyText === "" ? null : (
        <CopyButton className="self-start" label="Copy the body" text={() => bodyText}>
          Copy
        </CopyButton>
      )}
    </div>
  );
}
