"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { CallView } from "#components/call/call-view.tsx";
import { callQuery } from "#components/data/call-queries.ts";
import { partyWords } from "#lib/allo/party-words.ts";

/** The page of one call, which its route has put into the cache. */
export function CallScreen({ id }: { id: number }) {
  const { data: call } = useSuspenseQuery(callQuery(id));
  const title = partyWords(call.them);

  useEffect(() => {
    document.title = `${title} · Allo Inbox`;
  }, [title]);

  // A call whose length changes, as one that ends while it is open, begins anew.
  return <CallView key={`${call.id} ${call.durationSeconds} ${call.transcript.length}`} call={call} />;
}
