"use client";

import { usePathname } from "next/navigation";
import { useRights } from "#components/data/me-query.ts";
import { BottomBar } from "#components/shell/bottom-bar.tsx";
import { PageCount } from "#components/shell/page-count.tsx";
import { type NavPage, pages } from "#components/shell/pages.ts";
import { PageLink } from "#components/ui/page-link.tsx";

/** The pages that there are for the reader; a side bar's rows on wide screens, a bottom bar on phones. */
export function NavLinks() {
  const pathname = usePathname();
  const may = useRights();
  const allowed = pages.filter(({ right }) => may(right));
  const isCurrent = ({ href }: NavPage) => pathname === href || pathname.startsWith(`${href}/`);
  return (
    <>
      <BottomBar pages={allowed} isCurrent={isCurrent} />
      <ul className="flex flex-col gap-0.5 max-md:hidden">
        {allowed.map((page) => (
          <li key={page.href}>
            <PageLink
              href={page.href}
              aria-current={isCurrent(page) ? "page" : undefined}
              className="flex h-8 items-center gap-2 rounded-md px-2 text-base text-soft hover:text-ink aria-[current]:bg-panel aria-[current]:font-[530] aria-[current]:text-ink aria-[current]:ring-1 aria-[current]:ring-line"
            >
              <page.icon aria-hidden="true" className="size-4" />
              <span className="flex-1">{page.label}</span>
              {page.count === null ? null : <PageCount of={page.count} />}
            </PageLink>
          </li>
        ))}
      </ul>
    </>
  );
}
