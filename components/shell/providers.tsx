"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { ThemeProvider } from "next-themes";
import { type ReactNode, useEffect, useState } from "react";
import { makeQueryClient } from "#components/data/query-client.ts";
import { ClockProvider, useTimeZone } from "#components/ui/clock.tsx";
import { loadPart } from "#components/ui/load-part.ts";
import { QueryStateProvider } from "#components/ui/query-state.ts";
import { TIME_ZONE_COOKIE } from "#components/ui/time-zone-cookie.ts";

const Toaster = dynamic(
  () =>
    loadPart(() => import("#components/shell/toaster.tsx")).then(
      (module) => module.InboxToaster,
      // A page can be read without it.
      () => () => null,
    ),
  { ssr: false },
);

type Props = { now: number; timeZone: string; nonce: string; children: ReactNode };

/** What every page stands in: caches, URL state, theme, clock, toasts. */
export function Providers({ now, timeZone, nonce, children }: Props) {
  // A refresh of the page's data brings another one, but the browser goes by the one that the page was opened with.
  const [firstNonce] = useState(nonce);
  const [client] = useState(makeQueryClient);
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange nonce={firstNonce}>
      <QueryClientProvider client={client}>
        <QueryStateProvider>
          <ClockProvider now={now} timeZone={timeZone}>
            <RememberTimeZone />
            {children}
            <Toaster />
          </ClockProvider>
        </QueryStateProvider>
      </QueryClientProvider>
    </ThemeProvider>
  );
}

function RememberTimeZone() {
  const timeZone = useTimeZone();
  useEffect(() => {
    const secure = window.location.protocol === "https:" ? "; secure" : "";
    const kept = `path=/; max-age=31536000; samesite=lax${secure}`;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox over plain http
    document.cookie = `${TIME_ZONE_COOKIE}=${encodeURIComponent(timeZone)}; ${kept}`;
  }, [timeZone]);
  return null;
}
