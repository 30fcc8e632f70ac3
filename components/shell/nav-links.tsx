"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { callbackCountQuery } from "#components/data/callback-queries.ts";
import { useRights } from "#components/data/me-query.ts";
import { statsQuery } from "#components/data/stats-query.ts";
import { pages } from "#components/shell/pages.ts";

/** The pages that there are; a side bar's rows on wide screens, a bottom bar's buttons on phones. */
export function NavLinks() {
  const pathname = usePathname();
  const { data: stats } = useQuery(statsQuery());
  const { data: callbacks } = useQuery(callbackCountQuery());
  const may = useRights();
  return (
    <ul className="flex min-w-0 flex-1 max-md:overflow-x-auto md:flex-none md:flex-col md:gap-0.5">
      {pages.map(({ href, label, icon: Icon, count, right, ...more }) => {
        if (!may(right)) return null;
        const total = count === "callbacks" ? callbacks?.open : count && stats?.total[count];
        const current = pathname === href || pathname.startsWith(`${href}/`);
        return (
          <li key={href} className="flex-1 max-md:min-w-13 md:flex-none">
            <Link
              href={href}
              aria-current={current ? "page" : undefined}
              className="flex h-14 flex-col items-center justify-center gap-0.5 text-2xs text-soft hover:text-ink aria-[current]:font-[530] aria-[current]:text-ink md:h-8 md:flex-row md:justify-start md:gap-2 md:rounded-md md:px-2 md:text-base md:aria-[current]:bg-panel md:aria-[current]:ring-1 md:aria-[current]:ring-line"
            >
              <Icon aria-hidden="true" className="size-5 md:size-4" />
              <span className="md:flex-1">
                {"brief" in more ? (
                  <>
                    <span className="md:hidden">{more.brief}</span>
                    <span className="max-md:hidden">{label}</span>
                  </>
                ) : (
                  label
                )}
              </span>
              {typeof total === "number" ? (
                <span className="text-2xs font-normal text-faint tabular-nums max-md:sr-only">
                  {total.toLocaleString("en")}
                  {count === "callbacks" && total === callbacks?.most ? "+" : null}
                </span>
              ) : null}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
