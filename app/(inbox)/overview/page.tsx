import type { Metadata } from "next";
import { OverviewScreen } from "#components/overview/overview-screen.tsx";
import { pageAccess } from "#lib/server/auth/page-access.ts";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage() {
  await pageAccess("read");
  return <OverviewScreen />;
}
