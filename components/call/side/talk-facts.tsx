"use client";

import { useMemo } from "react";
import { useOpenCall } from "#components/call/call-context.ts";
import { SideSection } from "#components/call/side/side-section.tsx";
import { Fact, Facts } from "#components/ui/facts.tsx";
import { formatSpan } from "#components/ui/format-time.ts";
import { formatPosition } from "#lib/transcript/position.ts";
import { talkStats } from "#lib/transcript/talk-stats.ts";

/** Who talked how much, worked out from the transcript's times. */
export function TalkFacts() {
  const { turns, names, playback } = useOpenCall();
  const stats = useMemo(() => talkStats(turns), [turns]);
  if (stats === null) return null;
  const { us, them, silence } = stats;
  return (
    <SideSection title="Talk">
      <div aria-hidden="true" className="mt-2 mb-2 flex h-1.5 gap-0.5 overflow-hidden rounded-full">
        <span className="bg-call" style={{ width: `${us.share * 100}%` }} />
        <span className="flex-1 bg-contact" />
      </div>
      <Facts>
        <Fact name="Share">
          <Sides names={names} us={percent(us.share)} them={percent(1 - us.share)} />
        </Fact>
        <Fact name="Questions">
          <Sides names={names} us={us.questions} them={them.questions} />
        </Fact>
        <Fact name="Silence">
          {silence === null ? (
            "none"
          ) : (
            <>
              longest {formatSpan(silence.ms)},{" "}
              <button
                type="button"
                onClick={() => playback.seek(silence.atMs)}
                className="text-accent tabular-nums underline-offset-2 hover:underline print:text-ink"
              >
                at {formatPosition(silence.atMs)}
              </button>
            </>
          )}
        </Fact>
      </Facts>
    </SideSection>
  );
}

type SidesProps = { names: Record<"us" | "them", string>; us: string | number; them: string | number };

function Sides({ names, us, them }: SidesProps) {
  return (
    <span className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 tabular-nums">
      <bdi className="truncate text-call">{names.us}</bdi> <span className="text-right">{us}</span>
      <span className="sr-only">, </span>
      <bdi className="truncate text-contact">{names.them}</bdi> <span className="text-right">{them}</span>
    </span>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)}\u00a0%`;
}
