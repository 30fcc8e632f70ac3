"use client";

import { ArrowLeft } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { callLength } from "#components/call/call-length.ts";
import { outcomeWords } from "#components/call/outcome-words.ts";
import { TAGS_SHOWN, TagChips } from "#components/call/tag-chips.tsx";
import { initials } from "#components/shell/initials.ts";
import { buttonClass } from "#components/ui/button.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import { Time } from "#components/ui/time.tsx";
import { useShortcuts } from "#components/ui/use-shortcuts.ts";
import { numberWords, partyWords } from "#lib/allo/party-words.ts";
import type { Call } from "#lib/api/call.ts";

type Props = { call: Call; titleId: string; actions: ReactNode };

/** Who, which way, when, how long, how it ended; the tags and what can be done. */
export function CallHeader({ call, titleId, actions }: Props) {
  const { them, us, direction, startedAt, durationSeconds, userEmail, tags } = call;
  const router = useRouter();
  const search = useSearchParams().toString();
  const list = search === "" ? "/calls" : `/calls?${search}`;
  const goBack = () => router.push(list);
  useShortcuts({ Escape: goBack });
  const name = partyWords(them);
  const length = callLength(durationSeconds);
  const ours = us.name?.trim() || numberWords(us.number);
  return (
    <header className="flex flex-wrap items-start gap-x-3.5 gap-y-2 border-b border-line px-4 py-3 lg:px-6.5 lg:py-3.5 print:px-0">
      <PageLink
        href={list}
        aria-label="All calls"
        aria-keyshortcuts="Escape"
        title="All calls (Esc)"
        className={`${buttonClass({ look: "ghost", size: "icon" })} mt-1.5 -mx-2 print:hidden`}
      >
        <ArrowLeft aria-hidden="true" className="size-4" />
      </PageLink>
      <span
        aria-hidden="true"
        className="grid size-10 shrink-0 place-items-center rounded-full bg-call-soft font-[620] text-call max-sm:hidden print:hidden"
      >
        {them.name ? initials(them.name) : "#"}
      </span>
      <div className="min-w-0 flex-1 basis-56">
        <h1 id={titleId} className="line-clamp-2 wrap-anywhere lg:line-clamp-1 print:line-clamp-none">
          <bdi>{name}</bdi>
        </h1>
        <p className="line-clamp-3 text-soft tabular-nums wrap-anywhere lg:line-clamp-2 print:line-clamp-none">
          {direction === "inbound" ? "Inbound to " : "Outbound from "}
          <bdi>{ours}</bdi> · <Time iso={startedAt} as="date" />, <Time iso={startedAt} as="minute" />
          {length === null ? null : <> · {length}</>} · {outcomeWords(call).short.toLowerCase()}
          {userEmail === null ? null : (
            <>
              {" · "}
              <bdi>{userEmail}</bdi>
            </>
          )}
        </p>
      </div>
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2">
        <TagChips tags={tags} most={TAGS_SHOWN} />
        {actions}
      </div>
    </header>
  );
}
