"use client";

import { ChevronDown } from "lucide-react";
import { familyNames, type TopicFamily, topicFamily, topicsOfFamily } from "#components/deliveries/topic-family.ts";
import { filterChip, formatCount } from "#components/filters/filter-chip.ts";
import { Popover } from "#components/ui/popover.tsx";

type Props = {
  family: TopicFamily;
  counts: Record<string, number>;
  chosen: readonly string[];
  onChange: (topics: string[]) => void;
};

const hues = {
  call: "bg-call-soft text-call",
  message: "bg-message-soft text-message",
  contact: "bg-contact-soft text-contact",
  tag: "bg-tag-soft text-tag",
  unknown: "bg-sunk text-soft",
};

/** One family of topics: its name takes the whole family, the arrow beside it single topics. */
export function FamilyFilter({ family, counts, chosen, onChange }: Props) {
  const came = Object.keys(counts).filter((topic) => topicFamily(topic) === family);
  const topics = [...new Set([...topicsOfFamily(family), ...came])].sort();
  const picked = topics.filter((topic) => chosen.includes(topic));
  const others = chosen.filter((topic) => !topics.includes(topic));
  const total = topics.reduce((sum, topic) => sum + (counts[topic] ?? 0), 0);
  const pressed = picked.length === 0 ? false : picked.length === topics.length ? true : "mixed";
  const name = familyNames[family];

  function toggle(topic: string) {
    onChange(picked.includes(topic) ? chosen.filter((other) => other !== topic) : [...chosen, topic]);
  }

  return (
    <span
      className={`inline-flex rounded-md ${hues[family]} ${pressed ? "inset-ring-[1.5px] inset-ring-current" : ""}`}
    >
      <button
        type="button"
        aria-pressed={pressed}
        disabled={topics.length === 0}
        onClick={() => onChange(pressed === true ? others : [...others, ...topics])}
        className={`${filterChip} pr-0.5 disabled:pr-2`}
      >
        {name}
        {pressed === "mixed" ? ` ${picked.length} of ${topics.length}` : total > 0 ? ` ${formatCount(total)}` : ""}
      </button>
      {topics.length > 0 ? (
        <Popover
          label={`Topics of ${name}`}
          button={{
            "aria-label": `Choose topics of ${name}`,
            className: "grid min-h-6 w-6 place-items-center rounded-md",
          }}
          trigger={<ChevronDown aria-hidden="true" className="size-3" />}
        >
          {topics.map((topic) => (
            <label
              key={topic}
              className="flex min-h-8 cursor-pointer items-center gap-2.5 rounded-md px-2 hover:bg-sunk"
            >
              <input
                type="checkbox"
                checked={picked.includes(topic)}
                onChange={() => toggle(topic)}
                className="size-3.5 accent-accent"
              />
              <bdi className="max-w-64 flex-1 truncate">{topic}</bdi>
              <span className="pl-4 text-xs text-faint tabular-nums">{formatCount(counts[topic] ?? 0)}</span>
            </label>
          ))}
        </Popover>
      ) : null}
    </span>
  );
}
