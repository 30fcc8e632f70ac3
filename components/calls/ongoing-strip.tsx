"use client";

import { useQuery } from "@tanstack/react-query";
import { callHref } from "#components/calls/call-href.ts";
import { CallIcon } from "#components/calls/call-icon.tsx";
import { goingOnQuery } from "#components/data/call-queries.ts";
import { PageLink } from "#components/ui/page-link.tsx";
import { Time } from "#components/ui/time.tsx";
import { numberWords, partyWords } from "#lib/allo/party-words.ts";
import type { CallItem } from "#lib/api/call.ts";

/** The calls that ring or are being held right now; nothing while the phones are quiet. */
export function OngoingStrip() {
  const { data: ongoing = [] } = useQuery(goingOnQuery());
  if (ongoing.length === 0) return null;
  return (
    <section aria-label="Going on now" className="border-b border-line bg-call-soft/60">
      <ul className="flex gap-2 overflow-x-auto px-4 py-2">
        {ongoing.map((call) => (
          <li key={call.id} className="shrink-0">
            <Ongoing call={call} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Ongoing({ call }: { call: CallItem }) {
  const { id, state, them, us, startedAt } = call;
  const rings = state === "ringing";
  return (
    <PageLink
      href={callHref(id)}
      className="flex max-w-72 items-center gap-2.5 rounded-md bg-panel px-2.5 py-1.5 ring-1 ring-line hover:ring-line-strong"
    >
      <span className={`text-call ${rings ? "animate-pulse" : ""}`}>
        <CallIcon call={call} />
      </span>
      <span className="min-w-0">
        <bdi className="block truncate text-sm font-[540]">{partyWords(them)}</bdi>
        <span className="block truncate text-xs text-soft">
          {rings ? "Ringing" : "On the line"} · <bdi>{us.name?.trim() || numberWords(us.number)}</bdi> ·{" "}
          <Time iso={startedAt} />
        </span>
      </span>
    </PageLink>
  );
}
