"use client";

import { ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { attemptWords, verdictWords } from "#components/delivery/attempt-words.ts";
import { Chip } from "#components/ui/chip.tsx";
import { Fact, Facts } from "#components/ui/facts.tsx";
import { formatSpan } from "#components/ui/format-time.ts";
import { Time } from "#components/ui/time.tsx";
import { TimelineEntry } from "#components/ui/timeline-entry.tsx";
import type { InferredAttempt } from "#lib/allo/infer-attempts.ts";
import type { Attempt } from "#lib/api/delivery.ts";

const hues: Record<Attempt["verdict"], string> = { stored: "text-ok", duplicate: "text-warn", conflict: "text-bad" };

type Props = {
  attempt: Attempt;
  eventAt: string | null;
  inferred: InferredAttempt | null;
  /** The first that was taken, and how many were turned away before. */
  earliest: boolean;
  refusedBefore: number;
};

/** One attempt on the time line; unfolds to where it came from. */
export function AttemptEntry({ attempt, eventAt, inferred, earliest, refusedBefore }: Props) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const afterMs = eventAt === null ? null : Date.parse(attempt.receivedAt) - Date.parse(eventAt);
  return (
    <TimelineEntry
      hue={hues[attempt.verdict]}
      time={<Time iso={attempt.receivedAt} as="clock" className="text-soft" />}
      aside={afterMs === null || afterMs < 0 ? null : <span title="After it happened">+{formatSpan(afterMs)}</span>}
    >
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="-my-0.5 flex min-h-6 w-full items-start gap-1 rounded-sm py-0.5 text-left"
      >
        <span className="min-w-0">
          <span className="font-[530]">{verdictWords[attempt.verdict]}</span>{" "}
          {inferred ? <span className="text-soft">{attemptWords(inferred, earliest, refusedBefore)}</span> : null}
          {attempt.promoted ? (
            <Chip
              tone="accent"
              className="ml-1.5"
              title="Refused at first; entered the log later, once its secret was known"
            >
              Promoted
            </Chip>
          ) : null}
        </span>
        <ChevronRight aria-hidden="true" className={`mt-0.5 size-3.5 shrink-0 text-faint ${open ? "rotate-90" : ""}`} />
      </button>
      <div id={id} hidden={!open} className="pt-1 pb-2">
        {open ? <Origin attempt={attempt} /> : null}
      </div>
    </TimelineEntry>
  );
}

function Origin({ attempt }: { attempt: Attempt }) {
  const { webhookTimestamp } = attempt;
  return (
    <Facts>
      <Fact name="Arrived">
        <Time iso={attempt.receivedAt} as="exact" />
      </Fact>
      <Fact name="Timestamp">
        {webhookTimestamp === null ? (
          "none"
        ) : (
          <>
            <span className="font-mono text-xs">{webhookTimestamp}</span>,{" "}
            <Time iso={new Date(webhookTimestamp * 1000).toISOString()} as="exact" />
          </>
        )}
      </Fact>
      <Fact name="Address" mono>
        {attempt.remoteAddress}
      </Fact>
      <Fact name="User agent" mono>
        {attempt.userAgent === null ? "none" : <bdi>{attempt.userAgent}</bdi>}
      </Fact>
      <Fact name="Key">{attempt.secretLabel ?? "none"}</Fact>
      {attempt.bodySha256 === "" ? null : (
        <Fact name="SHA-256" mono>
          {attempt.bodySha256}
        </Fact>
      )}
    </Facts>
  );
}
