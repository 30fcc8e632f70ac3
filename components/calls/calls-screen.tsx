"use client";

import { CallList } from "#components/calls/call-list.tsx";
import { CallsHeader } from "#components/calls/calls-header.tsx";
import { OngoingStrip } from "#components/calls/ongoing-strip.tsx";

/** All calls, and above them those that are going on now. */
export function CallsScreen() {
  return (
    <section aria-label="List of calls" className="flex h-full min-h-0 min-w-0 flex-col bg-panel">
      <CallsHeader />
      <OngoingStrip />
      <CallList />
    </section>
  );
}
