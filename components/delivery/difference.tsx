"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { deliveryBodyQuery } from "#components/data/delivery-queries.ts";
import { conflictingAttempts, firstBody } from "#components/delivery/bodies.ts";
import { BodyLoading } from "#components/delivery/body-loading.tsx";
import { Button } from "#components/ui/button.tsx";
import { DiffView } from "#components/ui/diff-view.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Attempt, Delivery } from "#lib/api/delivery.ts";
import { bodyText } from "#lib/body-text.ts";
import { compareBodies } from "#lib/json/compare-bodies.ts";

/** The first body against each other one that came under the same id. */
export function Difference({ delivery }: { delivery: Delivery }) {
  const conflicts = conflictingAttempts(delivery);
  const [chosen, setChosen] = useState<string | null>(null);
  const attempt = conflicts.find((candidate) => candidate.bodySha256 === chosen) ?? conflicts[0];
  if (!attempt) return null;
  return (
    <div className="flex flex-col gap-2.5">
      {conflicts.length > 1 ? (
        <fieldset className="flex flex-wrap gap-1.5">
          <legend className="mb-1.5 text-xs text-soft">{conflicts.length} other bodies came under this id</legend>
          {conflicts.map((candidate) => (
            <Button
              key={candidate.bodySha256}
              aria-pressed={candidate === attempt}
              className={candidate === attempt ? "ring-accent! text-accent" : ""}
              onClick={() => setChosen(candidate.bodySha256)}
            >
              <Time iso={candidate.receivedAt} as="clock" />
              <code>{candidate.bodySha256.slice(0, 8)}</code>
            </Button>
          ))}
        </fieldset>
      ) : null}
      <Comparison key={attempt.bodySha256} delivery={delivery} attempt={attempt} />
    </div>
  );
}

function Comparison({ delivery, attempt }: { delivery: Delivery; attempt: Attempt }) {
  const first = useQuery(deliveryBodyQuery(delivery.id, firstBody(delivery), null));
  const other = useQuery(deliveryBodyQuery(delivery.id, attempt.bodySha256, attempt.id));
  const compared = useMemo(() => {
    const before = first.data && bodyText(first.data);
    const after = other.data && bodyText(other.data);
    if (typeof before !== "string" || typeof after !== "string") return null;
    return compareBodies(before, after);
  }, [first.data, other.data]);

  const failed = first.error ?? other.error;
  if (!first.data || !other.data) {
    const retry = () => void Promise.all([first.refetch(), other.refetch()]);
    return <BodyLoading error={failed} onRetry={retry} />;
  }
  const note = {
    json: "Pretty-printed, in the order of the bytes.",
    formatting: "Both say the same; only the writing differs.",
    text: "Compared as they came, because not both are JSON.",
  };
  return (
    <>
      <p className="text-xs text-soft">
        First body (−) against the one that came <Time iso={attempt.receivedAt} as="exact" /> (+).{" "}
        {compared ? note[compared.as] : "At least one of them is not valid UTF-8, so there are no lines to compare. "}{" "}
        <a
          className="text-accent underline underline-offset-2"
          href={`/api/v1/deliveries/${delivery.id}/body?attempt=${attempt.id}&download=1`}
          download={`delivery-${delivery.id}-attempt-${attempt.id}.json`}
        >
          Download the other body
        </a>
      </p>
      {compared ? <DiffView label="Difference between the bodies" blocks={compared.blocks} /> : null}
    </>
  );
}
