import type { NextConfig } from "next";

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  skipTrailingSlashRedirect: true,
  // No picture is scaled here, and a route that scales them for strangers is one door too many.
  images: { unoptimized: true },
  serverExternalPackages: ["better-sqlite3", "pino"],
  // TypeScript 7 has no JS API for Next's own check; `npm run check` runs tsc apart.
  typescript: { ignoreBuildErrors: true },
  // What `forbidden()` needs: a page that a role does not allow answers 403 with app/(inbox)/forbidden.tsx.
  experimental: { authInterrupts: true },
  turbopack: { root: import.meta.dirname },
};

export default config;
