"use client";

import { memo } from "react";
import { callLength } from "#components/call/call-length.ts";
import { outcomeTone } from "#components/call/outcome-tone.ts";
import { outcomeWords } from "#components/call/outcome-words.ts";
import { TagChips } from "#components/call/tag-chips.tsx";
import { callHref } from "#components/calls/call-href.ts";
import { CallIcon } from "#components/calls/call-icon.tsx";
import { Chip } from "#components/ui/chip.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import { Time } from "#components/ui/time.tsx";
import { firstPlainLine } from "#lib/allo/markdown-line.ts";
import { numberWords, partyWords } from "#lib/allo/party-words.ts";
import type { CallItem } from "#lib/api/call.ts";

type Props = { call: CallItem; search: string; tabbable: boolean };

/** One call in the list; the whole row opens it. */
export const CallRow = memo(function CallRow({ call, search, tabbable }: Props) {
  const { id, them, us, startedAt, durationSeconds, tags, summary, direction } = call;
  const outcome = outcomeWords(call);
  const about = firstPlainLine(summary);
  const length = callLength(durationSeconds);
  const ours = us.name?.trim() || numberWords(us.number);
  return (
    <div className="relative grid h-full grid-cols-[1rem_minmax(0,1fr)_auto] content-center items-center gap-x-3 gap-y-0.5 px-4 hover:bg-bg has-[a:focus-visible]:outline-2 has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-accent lg:grid-cols-[1rem_15rem_minmax(0,1fr)_auto_8rem_5.5rem_2.5rem]">
      <span className="text-call max-lg:row-span-2">
        <CallIcon call={call} />
      </span>
      <div className="min-w-0">
        <PageLink
          href={callHref(id, search)}
          tabIndex={tabbable ? undefined : -1}
          data-call={id}
          className="block truncate font-[540] outline-none after:absolute after:inset-0"
        >
          <bdi>{partyWords(them)}</bdi>
        </PageLink>
        <span className="block truncate text-xs text-faint tabular-nums max-lg:hidden">
          {direction === "inbound" ? "to " : "from "}
          <bdi>{ours}</bdi>
        </span>
      </div>
      <span className="truncate text-soft max-lg:col-start-2 max-lg:row-start-2 max-lg:text-xs lg:text-sm">
        {about === null ? <span className="text-faint">{outcome.why}</span> : <bdi>{about}</bdi>}
      </span>
      <span className="max-lg:hidden">
        <TagChips tags={tags} most={2} />
      </span>
      <span className="flex items-center gap-2 justify-self-start max-lg:col-start-3 max-lg:row-start-2 max-lg:justify-self-end">
        {length === null ? null : <span className="text-xs text-faint tabular-nums lg:hidden">{length}</span>}
        <Chip tone={outcomeTone(call)} title={outcome.why ?? undefined}>
          <bdi className="max-w-32 truncate">{outcome.short}</bdi>
        </Chip>
      </span>
      <span className="text-right text-xs text-soft tabular-nums max-lg:hidden">{length}</span>
      <Time
        iso={startedAt}
        as="minute"
        className="text-right text-xs text-ink max-lg:col-start-3 max-lg:row-start-1 max-lg:justify-self-end"
      />
    </div>
  );
});
