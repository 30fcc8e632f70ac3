"use client";

import { Check } from "lucide-react";
import { useRights } from "#components/data/me-query.ts";
import { formatCount } from "#components/filters/filter-chip.ts";
import { findingPieces, findingSentence } from "#components/health/contract/finding-words.ts";
import { useFindingMark } from "#components/health/contract/use-finding-mark.ts";
import { Button } from "#components/ui/button.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import { Time } from "#components/ui/time.tsx";
import type { ContractFinding } from "#lib/api/contract.ts";

/** One thing that is not documented: what, since when, how often, and the deliveries that had it. */
export function FindingRow({ finding }: { finding: ContractFinding }) {
  const { typeText, types, seen } = finding;
  const hasInside = types.includes("object") || types.includes("list");
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 px-3.5 py-2.5 not-first:border-t not-first:border-line/55">
      <div className="flex min-w-0 flex-col gap-0.5">
        <h4 className="text-sm font-normal wrap-anywhere">
          {findingPieces(finding).map(({ text, slot }) =>
            slot ? (
              <bdi key={slot} className="font-mono text-xs font-[560]">
                {text}
              </bdi>
            ) : (
              text
            ),
          )}
        </h4>
        {typeText !== null && hasInside ? (
          <code className="text-2xs leading-4 wrap-anywhere text-soft">
            <bdi>{typeText}</bdi>
          </code>
        ) : null}
        <Deliveries finding={finding} />
        {seen ? (
          <p className="text-xs text-faint">
            Seen by <bdi className="wrap-anywhere">{seen.by}</bdi>, <Time iso={seen.at} />
          </p>
        ) : null}
      </div>
      <MarkButton finding={finding} />
    </li>
  );
}

function Deliveries({ finding }: { finding: ContractFinding }) {
  const { deliveries, firstSeenAt, lastSeenAt, firstDeliveryId, lastDeliveryId } = finding;
  const link = "-my-1 inline-block py-1 underline decoration-line-strong underline-offset-2 hover:text-ink";
  return (
    <p className="flex flex-wrap gap-x-3 text-xs text-soft">
      <span className="tabular-nums">
        {deliveries === 1 ? "In one delivery" : `In ${formatCount(deliveries)} deliveries`}
      </span>
      <PageLink href={`/deliveries/${firstDeliveryId}`} className={link}>
        {deliveries === 1 ? "Came" : "First came"} <Time iso={firstSeenAt} />
      </PageLink>
      {deliveries === 1 ? null : (
        <PageLink href={`/deliveries/${lastDeliveryId}`} className={link}>
          Last <Time iso={lastSeenAt} />
        </PageLink>
      )}
    </p>
  );
}

function MarkButton({ finding }: { finding: ContractFinding }) {
  const may = useRights();
  const mark = useFindingMark();
  if (!may("act")) return null;
  const { id, topic, seen } = finding;
  const label = `${seen ? "Take back" : "Seen, fine"}: ${findingSentence(finding)}, ${topic}`;
  return (
    <Button
      look={seen ? "ghost" : "outline"}
      className="self-start"
      aria-label={label}
      disabled={mark.isPending}
      onClick={() => mark.mutate({ id, seen: seen === null })}
    >
      {seen ? (
        "Take back"
      ) : (
        <>
          <Check aria-hidden="true" className="size-3.5" />
          Seen, fine
        </>
      )}
    </Button>
  );
}
