"use client";

import { ChevronDown } from "lucide-react";
import { plainFilterChip } from "#components/filters/filter-chip.ts";
import { Popover } from "#components/ui/popover.tsx";

/** One thing to choose, and what it stands for in the filter. */
export type Choice = { label: string; values: readonly string[] };

type Props = {
  name: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  /** A choice takes the place of the one before. */
  single?: boolean;
  onChange: (values: string[]) => void;
};

/** Some of a list of values, behind a button that says which. */
export function ChoiceFilter({ name, choices, chosen, single = false, onChange }: Props) {
  const isOn = ({ values }: Choice) => values.every((value) => chosen.includes(value));
  const shown = choices.filter(isOn);
  const unknown = chosen.filter((value) => !shown.some(({ values }) => values.includes(value)));
  const labels = [...shown.map(({ label }) => label), ...unknown];

  function toggle(choice: Choice) {
    const others = single ? [] : chosen.filter((value) => !choice.values.includes(value));
    onChange(isOn(choice) ? others : [...others, ...choice.values]);
  }

  return (
    <Popover
      label={name}
      button={{
        className: `${plainFilterChip} max-w-64 ${labels.length > 0 ? "bg-accent-soft text-accent inset-ring-[1.5px] inset-ring-accent" : ""}`,
      }}
      trigger={
        <>
          <span className="truncate">
            {name}
            {labels.length > 0 ? ": " : ""}
            <bdi>{labels.length > 2 ? labels.length : labels.join(", ")}</bdi>
          </span>
          <ChevronDown aria-hidden="true" className="size-3 shrink-0" />
        </>
      }
    >
      {choices.length === 0 ? <p className="px-2 py-1.5 text-soft">No call has one yet.</p> : null}
      {choices.map((choice) => (
        <label
          key={choice.label}
          className="flex min-h-8 cursor-pointer items-center gap-2.5 rounded-md px-2 hover:bg-sunk"
        >
          <input
            type="checkbox"
            checked={isOn(choice)}
            onChange={() => toggle(choice)}
            className="size-3.5 accent-accent"
          />
          <bdi className="max-w-80 flex-1 truncate">{choice.label}</bdi>
        </label>
      ))}
    </Popover>
  );
}
