"use client";

import { ChevronDown } from "lucide-react";
import { useId, useState } from "react";
import { useOpenCall } from "#components/call/call-context.ts";
import { CourseFacts } from "#components/call/side/course-facts.tsx";
import { DealList } from "#components/call/side/deal-list.tsx";
import { MadeFrom } from "#components/call/side/made-from.tsx";
import { PersonFacts } from "#components/call/side/person-facts.tsx";
import { RecordingFacts } from "#components/call/side/recording-facts.tsx";
import { SideSection } from "#components/call/side/side-section.tsx";
import { TagLog } from "#components/call/side/tag-log.tsx";
import { TalkFacts } from "#components/call/side/talk-facts.tsx";
import { TransferChain } from "#components/call/side/transfer-chain.tsx";

/** What is known about the call; a narrow screen unfolds it. */
export function CallSide() {
  const { call } = useOpenCall();
  const id = useId();
  const [unfolded, setUnfolded] = useState(false);

  return (
    <aside
      aria-label="About this call"
      className="mx-4 mt-4 rounded-lg bg-bg max-lg:ring-1 max-lg:ring-line lg:sticky lg:top-0 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:m-0 lg:h-[100cqh] lg:overflow-y-auto lg:rounded-none lg:border-l lg:border-line print:mx-0 print:h-auto print:overflow-visible print:bg-panel print:ring-0"
    >
      <button
        type="button"
        aria-expanded={unfolded}
        aria-controls={id}
        onClick={() => setUnfolded(!unfolded)}
        className="flex min-h-10 w-full items-center justify-between px-3.5 text-sm font-[560] lg:hidden print:hidden"
      >
        About this call
        <ChevronDown aria-hidden="true" className={`size-4 text-faint ${unfolded ? "rotate-180" : ""}`} />
      </button>
      <div
        id={id}
        className={`flex flex-col gap-5 p-4.5 max-lg:px-3.5 max-lg:pt-1.5 print:flex print:px-0 ${unfolded ? "" : "max-lg:hidden"}`}
      >
        <PersonFacts call={call} />
        <DealList deals={call.deals} />
        <CourseFacts call={call} />
        <TransferChain call={call} />
        <TalkFacts />
        <RecordingFacts call={call} />
        <TagLog call={call} />
        {call.deliveries.length === 0 ? null : (
          <SideSection title="Made from">
            <MadeFrom call={call} />
          </SideSection>
        )}
      </div>
    </aside>
  );
}
