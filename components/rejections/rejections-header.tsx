"use client";

import { PromoteAll } from "#components/rejections/promote-all.tsx";

export function RejectionsHeader() {
  return (
    <header className="flex flex-col gap-1 border-b border-line px-4 pt-3.5 pb-3">
      <div className="flex min-h-7 items-center justify-between gap-3">
        <h1>Rejected</h1>
        <PromoteAll />
      </div>
      <p className="text-pretty text-xs text-soft">
        Requests that did not verify. They are kept apart, the newest 10,000 at most, and never count as deliveries.
      </p>
    </header>
  );
}
