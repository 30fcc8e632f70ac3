"use client";

import { TopicDot } from "#components/deliveries/topic-dot.tsx";
import { topicFamilies, topicsOfFamily } from "#components/deliveries/topic-family.ts";

type Props = {
  /** Null for all, also those that Allo has not thought of yet. */
  topics: readonly string[] | null;
  onChange: (topics: readonly string[] | null) => void;
};

const known = topicFamilies.flatMap(topicsOfFamily);

/** Which topics an endpoint gets: all, or those that are ticked. */
export function TopicFields({ topics, onChange }: Props) {
  // What was chosen over the API may be a topic that this page does not know.
  const offered = [...known, ...(topics ?? []).filter((topic) => !known.includes(topic))];

  function toggle(topic: string) {
    if (topics === null) return;
    onChange(topics.includes(topic) ? topics.filter((one) => one !== topic) : [...topics, topic]);
  }

  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-xs font-[560] text-soft">Topics</legend>
      <div className="flex flex-wrap gap-x-5">
        <Choice name="All, also those to come" checked={topics === null} onChoose={() => onChange(null)} />
        <Choice name="Only these" checked={topics !== null} onChoose={() => onChange(topics ?? [])} />
      </div>
      {topics === null ? null : (
        <div className="mt-1 grid grid-cols-2 rounded-md p-1.5 ring-1 ring-line sm:grid-cols-3">
          {offered.map((topic) => (
            <label
              key={topic}
              className="flex min-h-7 min-w-0 cursor-pointer items-center gap-2 rounded-md px-1.5 text-xs hover:bg-sunk"
            >
              <input
                type="checkbox"
                checked={topics.includes(topic)}
                onChange={() => toggle(topic)}
                className="size-3.5 shrink-0 accent-accent"
              />
              <TopicDot topic={topic} />
              <bdi className="truncate" title={topic}>
                {topic}
              </bdi>
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}

function Choice({ name, checked, onChoose }: { name: string; checked: boolean; onChoose: () => void }) {
  return (
    <label className="flex min-h-7 cursor-pointer items-center gap-2 text-sm">
      <input type="radio" name="topics" checked={checked} onChange={onChoose} className="size-3.5 accent-accent" />
      {name}
    </label>
  );
}
