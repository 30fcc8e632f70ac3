import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CallScreen } from "#components/call/call-screen.tsx";
import { pageAccess } from "#lib/server/auth/page-access.ts";

export const metadata: Metadata = { title: "Call" };

export default async function CallPage({ params }: PageProps<"/calls/[id]">) {
  await pageAccess("read");
  const { id } = await params;
  if (!/^[1-9]\d{0,14}$/.test(id)) notFound();
  return <CallScreen id={Number(id)} />;
}
