"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { CallFailed } from "#components/call/call-failed.tsx";
import { partyName } from "#components/call/call-names.ts";
import { CallSkeleton } from "#components/call/call-skeleton.tsx";
import { CallView } from "#components/call/call-view.tsx";
import { callQuery } from "#components/data/call-queries.ts";

/** The page of one call. */
export function CallScreen({ id }: { id: number }) {
  const { data: call, error, refetch } = useQuery(callQuery(id));
  const title = call ? partyName(call.them) : null;

  useEffect(() => {
    if (title !== null) document.title = `${title} · Allo Inbox`;
  }, [title]);

  if (call) {
    // A call whose length changes, as one that ends while it is open, begins anew.
    return <CallView key={`${call.id} ${call.durationSeconds} ${call.transcript.length}`} call={call} />;
  }
  return error ? <CallFailed id={id} error={error} onRetry={() => void refetch()} /> : <CallSkeleton />;
}
