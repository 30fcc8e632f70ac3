"use client";

import { typedTime } from "#components/health/missing/gap-words.ts";
import { useTimeZone } from "#components/ui/clock.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";

/** How to have Allo send again what is missing, with the exact time to type. */
export function RecoverGuide({ since }: { since: string }) {
  const timeZone = useTimeZone();
  const local = typedTime(since, timeZone);
  const utc = typedTime(since, "UTC");
  return (
    <section
      aria-labelledby="recover"
      className="grid gap-x-8 gap-y-4 rounded-lg bg-panel p-4 ring-1 ring-line md:grid-cols-[auto_minmax(0,1fr)]"
    >
      <div>
        <h2 id="recover" className="text-sm text-soft">
          Recover since
        </h2>
        <p className="mt-0.5 flex items-center gap-2">
          <time suppressHydrationWarning dateTime={since} className="text-lg font-[560] text-ink tabular-nums">
            {local}
          </time>
          <CopyButton text={() => typedTime(since, timeZone)} label="Copy this time" />
        </p>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-xs text-soft tabular-nums">
          <span suppressHydrationWarning>your time ({timeZone})</span>
          <span className="inline-flex items-center gap-1">
            {utc} UTC
            <CopyButton text={() => utc} label="Copy this time in UTC" />
          </span>
        </p>
      </div>
      <ol className="flex list-decimal flex-col gap-1 pl-5 text-sm text-pretty text-soft marker:text-faint">
        <li>
          In Allo, open <b className="font-[560] text-ink">Settings, Webhooks</b>, and there the endpoint of this inbox.
        </li>
        <li>
          Choose <b className="font-[560] text-ink">Recover</b> and enter this time: it lies a little before the first
          event that is missing. What has come before is known here and does no harm.
        </li>
        <li>Leave this page open. Each entry ticks itself off when its event comes.</li>
      </ol>
    </section>
  );
}
