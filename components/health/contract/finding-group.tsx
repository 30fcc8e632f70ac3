"use client";

import { useId, useState } from "react";
import { TopicChip } from "#components/deliveries/topic-chip.tsx";
import { formatCount } from "#components/filters/filter-chip.ts";
import { FindingRow } from "#components/health/contract/finding-row.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ContractFinding } from "#lib/api/contract.ts";

const SHOWN_AT_FIRST = 20;

/** What was found under one topic, newest first. */
export function FindingGroup({ topic, findings }: { topic: string; findings: readonly ContractFinding[] }) {
  const heading = useId();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? findings : findings.slice(0, SHOWN_AT_FIRST);
  return (
    <section aria-labelledby={heading} className="flex flex-col gap-1.5">
      <h3 id={heading} className="flex min-w-0 items-baseline gap-2">
        <span className="flex min-w-0">
          <TopicChip topic={topic} />
        </span>
        <span className="text-xs font-normal text-faint tabular-nums">{formatCount(findings.length)}</span>
      </h3>
      <ul aria-labelledby={heading} className="rounded-lg bg-panel ring-1 ring-line">
        {shown.map((finding) => (
          <FindingRow key={finding.id} finding={finding} />
        ))}
      </ul>
      {shown.length < findings.length ? (
        <Button look="ghost" className="self-start" onClick={() => setWhole(true)}>
          Show all {formatCount(findings.length)}
        </Button>
      ) : null}
    </section>
  );
}
