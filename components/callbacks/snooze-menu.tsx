"use client";

import { Clock } from "lucide-react";
import { snoozeTimes } from "#components/callbacks/snooze-times.ts";
import { buttonClass } from "#components/ui/button.tsx";
import { useFromNow } from "#components/ui/clock.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { Time } from "#components/ui/time.tsx";

/** Puts somebody who waits off until a time that one picks. */
export function SnoozeMenu({ who, onSnooze }: { who: string; onSnooze: (until: Date) => void }) {
  return (
    <Popover
      label={`Put ${who} off until`}
      button={{ className: buttonClass(), "aria-label": `Snooze ${who}` }}
      trigger={
        <>
          <Clock aria-hidden="true" className="size-3.5" />
          Snooze
        </>
      }
    >
      {(close) => (
        <SnoozeChoices
          onChoose={(until) => {
            close();
            onSnooze(until);
          }}
        />
      )}
    </Popover>
  );
}

function SnoozeChoices({ onChoose }: { onChoose: (until: Date) => void }) {
  const now = useFromNow((time) => Math.floor(time / 60_000) * 60_000);
  return (
    <ul className="flex min-w-56 flex-col">
      {snoozeTimes(new Date(now)).map(({ label, until }) => (
        <li key={label}>
          <button
            type="button"
            onClick={() => onChoose(until)}
            className="flex min-h-8 w-full items-center justify-between gap-4 rounded-md px-2 text-left hover:bg-sunk"
          >
            {label}
            <span className="text-xs text-faint">
              <Time iso={until.toISOString()} as="minute" />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
