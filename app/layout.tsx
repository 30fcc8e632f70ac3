import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import "@fontsource-variable/inter/index.css";
import "#app/globals.css";
import { Providers } from "#components/shell/providers.tsx";
import { readTimeZone, TIME_ZONE_COOKIE } from "#components/ui/time-zone-cookie.ts";
import { NONCE_HEADER } from "#lib/server/http/protect.ts";

export const metadata: Metadata = {
  title: { default: "Allo Inbox", template: "%s · Allo Inbox" },
  description: "Every webhook from Allo, verified, kept and shown live.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f4f3f1" },
    { media: "(prefers-color-scheme: dark)", color: "#0b0c0f" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const timeZone = readTimeZone((await cookies()).get(TIME_ZONE_COOKIE)?.value);
  const nonce = (await headers()).get(NONCE_HEADER) ?? "";
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <Providers now={Date.now()} timeZone={timeZone} nonce={nonce}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
