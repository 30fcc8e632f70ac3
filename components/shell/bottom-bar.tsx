"use client";

import { Ellipsis, type LucideIcon } from "lucide-react";
import { PageBadge, PageCount } from "#components/shell/page-count.tsx";
import type { NavPage } from "#components/shell/pages.ts";
import { PageLink } from "#components/ui/page-link.tsx";
import { Popover } from "#components/ui/popover.tsx";

type Props = { pages: readonly NavPage[]; isCurrent: (page: NavPage) => boolean };

/** How many buttons have room for their words on the narrowest phone. */
const ROOM = 5;

const button =
  "relative flex h-14 w-full flex-col items-center justify-center gap-0.5 text-2xs text-soft hover:text-ink aria-[current]:font-[560] aria-[current]:text-ink";

/** The pages along the lower edge of a phone: the daily ones as buttons, the others under "More". */
export function BottomBar({ pages, isCurrent }: Props) {
  const more = pages.length <= ROOM ? [] : pages.filter(({ often }) => !often);
  return (
    <ul className="flex min-w-0 flex-1 md:hidden">
      {pages
        .filter((page) => !more.includes(page))
        .map((page) => (
          <li key={page.href} className="min-w-0 flex-1">
            <PageLink href={page.href} aria-current={isCurrent(page) ? "page" : undefined} className={button}>
              <Face icon={page.icon} label={page.brief ?? page.label} />
              {page.count === "callbacks" ? <PageBadge of={page.count} /> : null}
              {page.count === "deliveries" ? <PageCount of={page.count} className="sr-only" /> : null}
            </PageLink>
          </li>
        ))}
      {more.length === 0 ? null : (
        <li className="min-w-0 flex-1">
          <Popover
            label="More pages"
            button={{ className: button, "aria-current": more.some(isCurrent) ? "true" : undefined }}
            trigger={<Face icon={Ellipsis} label="More" />}
          >
            {(close) => <MorePages pages={more} isCurrent={isCurrent} onChosen={close} />}
          </Popover>
        </li>
      )}
    </ul>
  );
}

function Face({ icon: Icon, label }: { icon: LucideIcon; label: string }) {
  return (
    <>
      <Icon aria-hidden="true" className="size-5" />
      <span className="max-w-full truncate">{label}</span>
    </>
  );
}

function MorePages({ pages, isCurrent, onChosen }: Props & { onChosen: () => void }) {
  return (
    <ul className="flex w-56 flex-col">
      {pages.map((page) => (
        <li key={page.href}>
          <PageLink
            href={page.href}
            onClick={onChosen}
            aria-current={isCurrent(page) ? "page" : undefined}
            className="flex min-h-11 items-center gap-3 rounded-md px-3 text-base text-soft hover:bg-sunk aria-[current]:bg-sunk aria-[current]:font-[560] aria-[current]:text-ink"
          >
            <page.icon aria-hidden="true" className="size-4.5" />
            <span className="flex-1">{page.label}</span>
            {page.count === null ? null : <PageCount of={page.count} />}
          </PageLink>
        </li>
      ))}
    </ul>
  );
}
