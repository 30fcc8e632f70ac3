"use client";

import { useQuery } from "@tanstack/react-query";
import { callbackCountQuery } from "#components/data/callback-queries.ts";
import { statsQuery } from "#components/data/stats-query.ts";
import type { Counted } from "#components/shell/pages.ts";

type Props = { of: Counted; className?: string };

/** How many there are on a page. */
export function PageCount({ of, className = "text-2xs font-normal text-faint" }: Props) {
  const { total, capped } = useCount(of);
  if (total === null) return null;
  return (
    <span className={`tabular-nums ${className}`}>
      {total.toLocaleString("en")}
      {capped ? "+" : null}
    </span>
  );
}

const BADGE_MOST = 99;

/** As a mark on an icon: nothing for none, and no number too long for it. */
export function PageBadge({ of }: { of: Counted }) {
  const { total } = useCount(of);
  if (total === null || total === 0) return null;
  return (
    <span className="absolute top-1 left-1/2 ml-2 min-w-4 rounded-full bg-accent px-1 text-center text-2xs leading-4 font-[600] text-panel tabular-nums">
      {total > BADGE_MOST ? `${BADGE_MOST}+` : total}
    </span>
  );
}

function useCount(of: Counted): { total: number | null; capped: boolean } {
  const { data: stats } = useQuery(statsQuery());
  const { data: callbacks } = useQuery(callbackCountQuery());
  if (of !== "callbacks") return { total: stats?.total[of] ?? null, capped: false };
  return { total: callbacks?.open ?? null, capped: callbacks?.open === callbacks?.most };
}
