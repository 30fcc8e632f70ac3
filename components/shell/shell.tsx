"use client";

import { type ReactNode, useState } from "react";
import { useLive } from "#components/data/use-live.ts";
import { PaletteDoor } from "#components/search/palette-door.tsx";
import { SearchButton } from "#components/search/search-button.tsx";
import { Brand } from "#components/shell/brand.tsx";
import { HelpButton } from "#components/shell/help-button.tsx";
import { LiveLight } from "#components/shell/live-light.tsx";
import { NavLinks } from "#components/shell/nav-links.tsx";
import { SecretNotice } from "#components/shell/secret-notice.tsx";
import { ThemeSwitch } from "#components/shell/theme-switch.tsx";
import { UserMenu } from "#components/shell/user-menu.tsx";
import { WebhookAddress } from "#components/shell/webhook-address.tsx";

/** What stands around every page: where one can go, and whether the inbox is alive. */
export function Shell({ children }: { children: ReactNode }) {
  const status = useLive();
  const [finding, setFinding] = useState(false);
  return (
    <div className="grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto] md:grid-cols-[212px_minmax(0,1fr)] md:grid-rows-1 print:block print:h-auto">
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-ink px-3 py-1.5 text-sm text-bg focus:translate-y-0"
      >
        Skip to the content
      </a>
      <header className="flex h-12 min-w-0 items-center justify-between gap-3 border-b border-line bg-sunk px-4 md:hidden print:hidden">
        <Brand />
        <div className="flex min-w-0 items-center gap-2">
          <LiveLight status={status} brief />
          <SearchButton brief onClick={() => setFinding(true)} />
          <UserMenu brief />
        </div>
      </header>
      <div className="order-last flex min-h-0 border-line bg-sunk max-md:border-t max-md:pb-[env(safe-area-inset-bottom)] md:order-none md:flex-col md:border-r md:px-2.5 md:py-3.5 print:hidden">
        <nav aria-label="Main" className="flex min-w-0 flex-1 md:flex-none md:flex-col">
          <div className="px-2 pt-1 pb-3 max-md:hidden">
            <Brand />
          </div>
          <div className="flex flex-col max-md:hidden">
            <SearchButton onClick={() => setFinding(true)} />
          </div>
          <NavLinks />
        </nav>
        <footer className="mt-auto flex flex-col gap-1.5 px-2 max-md:hidden">
          <LiveLight status={status} />
          <WebhookAddress />
          <div className="flex items-center justify-between pt-1">
            <ThemeSwitch />
            <HelpButton />
          </div>
          <UserMenu />
        </footer>
      </div>
      <main id="content" tabIndex={-1} className="flex min-h-0 min-w-0 flex-col outline-none print:block">
        <SecretNotice />
        <div className="min-h-0 flex-1">{children}</div>
      </main>
      <PaletteDoor open={finding} onOpen={() => setFinding(true)} onClose={() => setFinding(false)} />
    </div>
  );
}
