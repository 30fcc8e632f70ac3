import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageId } from "#app/(inbox)/page-id.ts";
import { CallScreen } from "#components/call/call-screen.tsx";
import { makeQueryClient } from "#components/data/query-client.ts";
import { partyWords } from "#lib/allo/party-words.ts";
import type { Call } from "#lib/api/call.ts";
import { queryKeys } from "#lib/api/query-keys.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";
import { pageAccess } from "#lib/server/auth/page-access.ts";
import { inbox } from "#lib/server/inbox.ts";

export async function generateMetadata({ params }: PageProps<"/calls/[id]">): Promise<Metadata> {
  const call = readCall(await pageAccess("read"), (await params).id);
  return { title: call ? partyWords(call.them) : "Not found" };
}

/** The id may be that of any delivery of the call, so that a link that was opened while it rang leads here as well. */
export default async function CallPage({ params }: PageProps<"/calls/[id]">) {
  const access = await pageAccess("read");
  const { id } = await params;
  const call = readCall(access, id);
  if (!call) notFound();
  const client = makeQueryClient();
  client.setQueryData(queryKeys.calls.detail(Number(id)), call);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <CallScreen id={Number(id)} />
    </HydrationBoundary>
  );
}

function readCall(access: Authorized, id: string): Call | null {
  const known = pageId(id);
  return known === null ? null : inbox().calls.get(access, known);
}
