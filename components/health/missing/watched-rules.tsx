import { kindWords } from "#components/health/missing/gap-words.ts";
import { Time } from "#components/ui/time.tsx";
import { gapKinds, MOST_SIGNS } from "#lib/health/missing/gap-kinds.ts";

/** By which rules we look, so that nobody takes an empty list for more than it says. */
export function WatchedRules({ listeningSince }: { listeningSince: string | null }) {
  return (
    <section aria-labelledby="watched" className="border-t border-line pt-5">
      <h2 id="watched" className="mb-2 text-base text-ink">
        What is watched
      </h2>
      <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[10rem_minmax(0,1fr)] sm:gap-y-2.5">
        {gapKinds.map((kind) => (
          <div key={kind} className="contents">
            <dt className="font-[540] text-ink">{kindWords[kind].label}</dt>
            <dd className="max-w-[70ch] text-pretty text-soft max-sm:mb-2">{kindWords[kind].watched}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 max-w-[80ch] text-xs text-pretty text-soft">
        Signs of the last 30 days are looked at, of each kind the newest {MOST_SIGNS.toLocaleString("en")}, and what
        comes after all is shown for a week. Where there are more, choose an earlier time for Recover. That an event was
        lost which nothing else hints at cannot be told.{" "}
        {listeningSince === null ? null : (
          <>
            This inbox listens since <Time iso={listeningSince} as="date" />: what belongs to calls before that was
            never sent here.
          </>
        )}
      </p>
    </section>
  );
}
