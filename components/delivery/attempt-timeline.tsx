"use client";

import { useMemo, useState } from "react";
import { AttemptEntry } from "#components/delivery/attempt-entry.tsx";
import { NextAttempt } from "#components/delivery/next-attempt.tsx";
import { Button } from "#components/ui/button.tsx";
import { inferAttempts } from "#lib/allo/infer-attempts.ts";
import type { Delivery } from "#lib/api/delivery.ts";

const FIRST_SHOWN = 12;

/** Every request that carried the delivery, oldest first, with what its time gives away. */
export function AttemptTimeline({ delivery }: { delivery: Delivery }) {
  const [whole, setWhole] = useState(false);
  const { attemptLog, earlierTries, eventAt, verification } = delivery;
  const inference = useMemo(() => {
    const times = [...earlierTries.refused, ...attemptLog].map(({ receivedAt, webhookTimestamp }) => ({
      receivedAt: Date.parse(receivedAt),
      webhookTimestamp,
    }));
    return inferAttempts(times, eventAt === null ? null : Date.parse(eventAt), earlierTries.wasDeaf);
  }, [attemptLog, earlierTries, eventAt]);
  const refused = earlierTries.refused.length;
  // The schedule is that of signed deliveries; the older formats had another.
  const scheduled = verification === "signed";
  const shown = whole ? attemptLog : attemptLog.slice(0, FIRST_SHOWN);
  const repeated = attemptLog.length > 1;

  return (
    <section aria-labelledby="attempts-title">
      <h2 id="attempts-title" className="mb-2">
        Attempts
        {scheduled ? <span className="font-normal text-faint"> (tries inferred from Allo’s schedule)</span> : null}
      </h2>
      <ol>
        {shown.map((attempt, index) => (
          <AttemptEntry
            key={attempt.id}
            attempt={attempt}
            eventAt={eventAt}
            inferred={scheduled ? (inference.attempts[refused + index] ?? null) : null}
            refusedBefore={refused}
            earliest={index === 0}
          />
        ))}
        {scheduled && repeated && inference.next ? <NextAttempt {...inference.next} /> : null}
      </ol>
      {shown.length < attemptLog.length ? (
        <Button className="mt-1" onClick={() => setWhole(true)}>
          Show all {attemptLog.length.toLocaleString("en")}
        </Button>
      ) : null}
    </section>
  );
}
