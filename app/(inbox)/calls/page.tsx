import type { Metadata } from "next";
import { CallsScreen } from "#components/calls/calls-screen.tsx";
import { pageAccess } from "#lib/server/auth/page-access.ts";

export const metadata: Metadata = { title: "Calls" };

export default async function CallsPage() {
  await pageAccess("read");
  return <CallsScreen />;
}
