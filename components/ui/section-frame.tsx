"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { PageLink } from "#components/ui/page-link.tsx";

type Props = {
  title: string;
  pages: readonly { href: string; label: string }[];
  children: ReactNode;
};

/** A part of the app that has pages of its own: their names stand in a row above each of them. */
export function SectionFrame({ title, pages, children }: Props) {
  const pathname = usePathname();
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto flex min-h-full max-w-5xl flex-col px-4 pt-3.5 pb-16 lg:px-6">
        <header className="flex flex-col gap-2">
          <h1>{title}</h1>
          <nav
            aria-label={title}
            className="flex gap-4.5 overflow-x-auto border-b border-line text-xs text-soft [scrollbar-width:none]"
          >
            {pages.map(({ href, label }) => (
              <PageLink
                key={href}
                href={href}
                aria-current={pathname === href ? "page" : undefined}
                className="flex min-h-9 items-center px-px whitespace-nowrap -outline-offset-2 hover:text-ink aria-[current]:font-[560] aria-[current]:text-ink aria-[current]:shadow-[inset_0_-1.5px_var(--ink)]"
              >
                {label}
              </PageLink>
            ))}
          </nav>
        </header>
        {children}
      </div>
    </div>
  );
}
