"use client";

import { ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { tryWords } from "#components/forwarding/forward-words.ts";
import { TryFacts } from "#components/forwarding/try-facts.tsx";
import { Until } from "#components/forwarding/until.tsx";
import { Time } from "#components/ui/time.tsx";
import { TimelineEntry } from "#components/ui/timeline-entry.tsx";
import type { Forward } from "#lib/api/endpoint.ts";

type Try = Forward["attempts"][number];

/** Every try that is kept, oldest first; the last one is unfolded, for it says what is wrong. */
export function ForwardTries({ forward: { attempts, tries, state, nextAttemptAt } }: { forward: Forward }) {
  return (
    <section aria-labelledby="tries-title">
      <h2 id="tries-title" className="mb-2">
        Tries
        {tries > attempts.length ? (
          <span className="font-normal text-faint">
            {" "}
            ({tries}, of which {attempts.length} are kept)
          </span>
        ) : null}
      </h2>
      {attempts.length === 0 ? (
        <p className="mb-2 text-sm text-pretty text-soft">
          {state === "pending"
            ? "None yet. What is about the same call or number is sent in order, so it may wait for one before it."
            : "None that is kept."}
        </p>
      ) : null}
      <ol>
        {attempts.map((tried, index) => (
          <TryEntry key={tried.at} tried={tried} last={index === attempts.length - 1} />
        ))}
        {state === "pending" && nextAttemptAt !== null ? (
          <TimelineEntry hue="text-faint" pending time={<Time iso={nextAttemptAt} as="clock" className="text-faint" />}>
            <span className="text-soft">
              Next try <Until iso={nextAttemptAt} />
            </span>
          </TimelineEntry>
        ) : null}
      </ol>
    </section>
  );
}

function TryEntry({ tried, last }: { tried: Try; last: boolean }) {
  const id = useId();
  const [open, setOpen] = useState(last);
  const { status } = tried;
  const taken = status !== null && status >= 200 && status < 300;
  return (
    <TimelineEntry
      hue={taken ? "text-ok" : "text-bad"}
      time={<Time iso={tried.at} as="clock" className="text-soft" />}
      aside={<Time iso={tried.at} />}
    >
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="-my-0.5 flex min-h-6 w-full items-start gap-1 rounded-sm py-0.5 text-left"
      >
        <span className="min-w-0 wrap-anywhere">
          <span className="font-[530]">{taken ? "Taken" : "Not taken"}</span>{" "}
          <span className="text-soft">{tryWords(tried)}</span>
        </span>
        <ChevronRight aria-hidden="true" className={`mt-0.5 size-3.5 shrink-0 text-faint ${open ? "rotate-90" : ""}`} />
      </button>
      <div id={id} hidden={!open} className="pt-1 pb-2">
        {open ? <TryFacts tried={tried} /> : null}
      </div>
    </TimelineEntry>
  );
}
