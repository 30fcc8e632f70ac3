import type { ReactNode } from "react";
import { HealthFrame } from "#components/health/health-frame.tsx";
import { pageAccess } from "#lib/server/auth/page-access.ts";

export default async function HealthLayout({ children }: { children: ReactNode }) {
  await pageAccess("raw");
  return <HealthFrame>{children}</HealthFrame>;
}
