import { join } from "node:path";
import type { NextConfig } from "next";

// As the inbox's own, so that the two differ in their handlers alone.
const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  skipTrailingSlashRedirect: true,
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: join(import.meta.dirname, "..", "..", "..") },
};

export default config;
