"use client";

import { ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { fieldName } from "#components/call/side/readable.ts";
import { TopicChip } from "#components/deliveries/topic-chip.tsx";
import { Fact, Facts } from "#components/ui/facts.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Call } from "#lib/api/call.ts";

/** Every delivery that made the call what it is, and which of them says what. */
export function MadeFrom({ call: { deliveries, sources } }: { call: Call }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const fields = Object.entries(sources);
  return (
    <>
      <ol className="flex flex-col text-sm">
        {deliveries.map((delivery) => (
          <li key={delivery.id} className="grid min-h-6 grid-cols-[6.5rem_minmax(0,1fr)] items-center gap-x-3">
            <span className="text-faint">
              {delivery.eventAt === null ? "no time" : <Time iso={delivery.eventAt} as="clock" />}
            </span>
            <PageLink
              href={`/deliveries/${delivery.id}`}
              className="grid min-h-6 grid-cols-[minmax(0,max-content)_auto] items-center justify-start gap-1.5"
            >
              <TopicChip topic={delivery.topic} />
              <span className="text-xs text-faint tabular-nums">{delivery.id}</span>
            </PageLink>
          </li>
        ))}
      </ol>
      {fields.length === 0 ? null : (
        <>
          <button
            type="button"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
            className="mt-1.5 flex min-h-6 items-center gap-1 text-xs text-soft hover:text-ink print:hidden"
          >
            <ChevronRight aria-hidden="true" className={`size-3.5 text-faint ${open ? "rotate-90" : ""}`} />
            Which delivery says what
          </button>
          <div id={id} hidden={!open} className="pt-1.5">
            <Facts>
              {fields.map(([field, deliveryId]) => (
                <Fact key={field} name={fieldName(spaced(field))}>
                  <PageLink
                    href={`/deliveries/${deliveryId}`}
                    className="inline-flex min-h-6 min-w-6 items-center text-accent tabular-nums underline-offset-2 hover:underline"
                  >
                    {deliveryId}
                  </PageLink>
                </Fact>
              ))}
            </Facts>
          </div>
        </>
      )}
    </>
  );
}

/** "startedAt" as "started at" */
function spaced(field: string): string {
  return field.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
