"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { PageLink } from "#components/ui/page-link.tsx";

const pages = [
  { href: "/settings/people", label: "People" },
  { href: "/settings/keys", label: "API keys" },
  { href: "/settings/audit", label: "Audit log" },
] as const;

/** What administrators look after, one page a subject. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto flex min-h-full max-w-5xl flex-col px-4 pt-3.5 pb-16 lg:px-6">
        <header className="flex flex-col gap-2">
          <h1>Settings</h1>
          <nav aria-label="Settings" className="flex gap-4.5 border-b border-line text-xs text-soft">
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
