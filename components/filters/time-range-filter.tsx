"use client";

import { CalendarRange } from "lucide-react";
import { plainFilterChip } from "#components/filters/filter-chip.ts";
import { describeRange, rangePresets, readLocalTime, showLocalTime } from "#components/filters/time-range.ts";
import { useTimeZone } from "#components/ui/clock.tsx";
import { Popover } from "#components/ui/popover.tsx";

type Range = { from: Date | null; to: Date | null };

type Props = Range & { label?: string; onChange: (range: Range) => void };

/** When it happened: a usual span, or any two moments. */
export function TimeRangeFilter({ from, to, label = "When it arrived", onChange }: Props) {
  const timeZone = useTimeZone();
  const active = from !== null || to !== null;

  return (
    <Popover
      label={label}
      button={{
        className: `${plainFilterChip} ${active ? "bg-accent-soft text-accent inset-ring-[1.5px] inset-ring-accent" : ""}`,
      }}
      trigger={
        <>
          <CalendarRange aria-hidden="true" className="size-3.5" />
          {active ? describeRange(from, to, timeZone) : "Any time"}
        </>
      }
    >
      {(close) => (
        <>
          {rangePresets.map(({ label, start }) => (
            <button
              key={label}
              type="button"
              onClick={() => {
                onChange({ from: start?.(new Date()) ?? null, to: null });
                close();
              }}
              className="flex min-h-8 w-full items-center rounded-md px-2 text-left hover:bg-sunk"
            >
              {label}
            </button>
          ))}
          <div className="mt-1.5 grid grid-cols-[auto_1fr] items-center gap-x-2 gap-y-1.5 border-t border-line px-2 pt-2.5 pb-1.5">
            <TimeField label="From" value={from} onChange={(value) => onChange({ from: value, to })} />
            <TimeField label="Until" value={to} onChange={(value) => onChange({ from, to: value })} />
          </div>
        </>
      )}
    </Popover>
  );
}

function TimeField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: Date | null;
  onChange: (at: Date | null) => void;
}) {
  return (
    <label className="contents text-xs text-soft">
      {label}
      <input
        type="datetime-local"
        defaultValue={value ? showLocalTime(value) : ""}
        key={value?.getTime() ?? 0}
        onBlur={(event) => {
          const read = readLocalTime(event.target.value);
          if (read?.getTime() !== value?.getTime()) onChange(read);
        }}
        className="min-h-7 rounded-md bg-sunk px-2 text-xs text-ink"
      />
    </label>
  );
}
