"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { CheckCheck } from "lucide-react";
import { gapListQuery } from "#components/data/gap-queries.ts";
import { formatCount, plainFilterChip } from "#components/filters/filter-chip.ts";
import { NothingMatches } from "#components/filters/nothing-matches.tsx";
import { GapSection } from "#components/health/missing/gap-section.tsx";
import { kindWords, openWords } from "#components/health/missing/gap-words.ts";
import { RecoverGuide } from "#components/health/missing/recover-guide.tsx";
import { useGapKind } from "#components/health/missing/use-gap-kind.ts";
import { WatchedRules } from "#components/health/missing/watched-rules.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";
import { Time } from "#components/ui/time.tsx";
import { gapKinds } from "#lib/health/missing/gap-kinds.ts";

/** Events that should have come from Allo and did not, and how to get them. */
export function MissingScreen() {
  const [kind, setKind] = useGapKind();
  const { data } = useInfiniteQuery(gapListQuery("open", kind));
  const [first] = data?.pages ?? [];
  const counts = first?.open;
  const total = Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0);
  const shown = kind === null ? total : (counts?.[kind] ?? 0);
  return (
    <div className="flex flex-col gap-6 pt-5">
      {first?.recoverSince ? <RecoverGuide since={first.recoverSince} /> : null}
      {first?.givenUpSince ? <GivenUp since={first.givenUpSince} /> : null}
      {total > 0 || kind !== null ? (
        <fieldset className="flex flex-wrap gap-1.5">
          <legend className="sr-only">Which signs</legend>
          {gapKinds.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === kind}
              onClick={() => void setKind(one === kind ? null : one)}
              className={plainFilterChip}
            >
              {kindWords[one].label}
              {counts?.[one] ? <span className="font-normal">{formatCount(counts[one])}</span> : null}
            </button>
          ))}
        </fieldset>
      ) : null}
      <GapSection
        state="open"
        title={shown === 0 ? "Missing" : `Missing (${openWords(counts ?? {}, kind === null ? gapKinds : [kind])})`}
        empty={
          kind === null || total === 0 ? (
            <StatePanel
              icon={<CheckCheck />}
              title={first?.givenUpSince ? "Nothing else is missing" : "Nothing is missing"}
            >
              Everything that Allo’s events hint at has come. Whatever does not come in time appears here, with the date
              from which Allo should send again.
            </StatePanel>
          ) : (
            <NothingMatches title="Nothing of this kind is missing" onClear={() => void setKind(null)} />
          )
        }
      />
      <GapSection state="came" title="Came after all" />
      <GapSection state="dismissed" title="Dismissed" />
      <WatchedRules listeningSince={first?.listeningSince ?? null} />
    </div>
  );
}

/** What was turned away has no entry here: nothing is known of it but that it came. */
function GivenUp({ since }: { since: string }) {
  return (
    <p className="text-sm text-pretty text-bad">
      Allo has given up messages that were turned away here, since <Time iso={since} as="date" />{" "}
      <Time iso={since} as="minute" />. Why stands under{" "}
      <PageLink href="/health/outages" className="underline underline-offset-2">
        Outages
      </PageLink>
      ; Recover brings them too.
    </p>
  );
}
