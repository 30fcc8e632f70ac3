"use client";

import { useRights } from "#components/data/me-query.ts";
import { Time } from "#components/ui/time.tsx";
import type { CallbackMark } from "#lib/api/callback.ts";

/** What was said by hand, with who and when, and a way to take it back. */
export function CallbackMarks({ marks, onTakeBack }: { marks: CallbackMark[]; onTakeBack: (id: number) => void }) {
  const may = useRights();
  if (marks.length === 0) return null;
  return (
    <ul aria-label="Marks" className="flex flex-col gap-1 text-xs text-soft">
      {marks.map((mark) => (
        <li key={mark.id} className="flex flex-wrap items-baseline gap-x-1.5">
          <MarkWords mark={mark} />
          <span className="text-faint">
            <bdi>{mark.by}</bdi>, <Time iso={mark.at} />
          </span>
          {may("act") ? (
            <button
              type="button"
              onClick={() => onTakeBack(mark.id)}
              className="min-h-6 px-1 text-faint hover:text-ink hover:underline"
            >
              Take back
            </button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function MarkWords({ mark: { kind, until, note } }: { mark: CallbackMark }) {
  if (kind === "note") {
    return (
      <span className="rounded-sm bg-contact-soft px-1.5 py-px wrap-anywhere whitespace-pre-wrap text-ink">
        <bdi>{note}</bdi>
      </span>
    );
  }
  if (kind === "done" || until === null) return <span>Done</span>;
  return (
    <span>
      Snoozed until <Time iso={until} as="date" />, <Time iso={until} as="minute" />
    </span>
  );
}
