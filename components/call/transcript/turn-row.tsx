"use client";

import { Link2 } from "lucide-react";
import { memo } from "react";
import { MarkedText } from "#components/call/transcript/marked-text.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import type { Hit } from "#lib/transcript/find-hits.ts";
import { formatPosition } from "#lib/transcript/position.ts";
import { timeHash } from "#lib/transcript/time-hash.ts";
import type { TimedTurn } from "#lib/transcript/time-turns.ts";

type Props = {
  turn: TimedTurn;
  name: string;
  tense: "past" | "now" | "later";
  hits: readonly Hit[];
  /** The hit that the reader is at, when it is in this turn. */
  currentHit: Hit | null;
  onGo: (ms: number) => void;
};

const looks = { past: "hover:bg-bg", now: "bg-accent-soft", later: "text-soft hover:bg-bg" };

/** One turn: a click goes to its moment, and so does its time, which is a link that can be copied. */
export const TurnRow = memo(function TurnRow({ turn, name, tense, hits, currentHit, onGo }: Props) {
  const { speaker, startMs, text } = turn;
  const at = formatPosition(startMs);

  function goUnlessSelecting() {
    if (window.getSelection()?.isCollapsed !== false) onGo(startMs);
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: for keys there is the link on the time
    // biome-ignore lint/a11y/noStaticElementInteractions: the same
    <div
      onClick={goUnlessSelecting}
      className={`group grid max-w-[calc(74ch+1.25rem)] cursor-pointer grid-cols-[3.25rem_minmax(0,1fr)_1.5rem] gap-x-3 rounded-lg px-2.5 py-1.75 max-sm:grid-cols-[2.75rem_minmax(0,1fr)_1.5rem] max-sm:gap-x-1.5 ${looks[tense]}`}
    >
      <a
        href={timeHash(startMs)}
        onClick={(event) => {
          event.stopPropagation();
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
          event.preventDefault();
          onGo(startMs);
        }}
        className={`self-start text-xs tabular-nums hover:text-accent ${tense === "now" ? "text-soft" : "text-faint"}`}
      >
        {at}
      </a>
      <div className="min-w-0">
        <p className={`text-xs font-[560] ${speaker === "us" ? "text-call" : "text-contact"}`}>
          <bdi className="block truncate">{name}</bdi>
        </p>
        <p dir="auto" className="whitespace-pre-line wrap-anywhere">
          <MarkedText text={text} hits={hits} current={currentHit} />
        </p>
      </div>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: it only keeps the button's click to itself */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the same */}
      <span
        onClick={(event) => event.stopPropagation()}
        className="-my-0.5 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
      >
        <CopyButton
          look="ghost"
          size="small"
          icon={Link2}
          label={`Copy a link to ${at}`}
          text={() => new URL(timeHash(startMs), window.location.href).href}
        />
      </span>
    </div>
  );
});
