import { Until } from "#components/forwarding/until.tsx";
import { refusedTimes } from "#components/health/sender/try-words.ts";
import { reasonWords } from "#components/rejections/reason-words.ts";
import { LAST_ATTEMPT } from "#lib/allo/retry-schedule.ts";
import type { Missing, MissingMessage } from "#lib/api/sender.ts";

/** What was turned away and has not come since, the soonest to be given up first. */
export function MissingList({ missing }: { missing: Missing }) {
  const more = missing.underWay - missing.messages.length;
  return (
    <>
      <ul aria-label="Still on its way">
        {missing.messages.map((message) => (
          <li key={message.webhookId} className="border-line/55 py-1.5 text-sm not-first:border-t">
            <p className="flex flex-wrap items-baseline justify-between gap-x-3">
              <bdi className="min-w-0 font-mono text-xs wrap-anywhere">{message.webhookId}</bdi>
              <span className="text-xs text-soft">
                <NextTry message={message} />
              </span>
            </p>
            <p className="text-xs text-faint">
              {reasonWords(message.reason)}, {refusedTimes(message)}
            </p>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="py-1.5 text-xs text-faint">and {more.toLocaleString("en")} more</p> : null}
    </>
  );
}

function NextTry({ message: { next, givesUpAt } }: { message: MissingMessage }) {
  return (
    <>
      {next ? (
        <>
          try {next.number} of {LAST_ATTEMPT} <Until iso={next.at} />
        </>
      ) : (
        "no try is due any more"
      )}
      {givesUpAt === null ? null : (
        <>
          , Allo gives up <Until iso={givesUpAt} />
        </>
      )}
    </>
  );
}
