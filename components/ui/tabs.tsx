"use client";

import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

export type Tab<Id extends string> = { id: Id; title: string; panel: ReactNode };

type Props<Id extends string> = { label: string; tabs: Tab<Id>[]; value: Id; onChange: (id: Id) => void };

/** One of several views of the same thing; only the chosen one is on the page. */
export function Tabs<Id extends string>({ label, tabs, value, onChange }: Props<Id>) {
  return (
    <Base.Root
      value={value}
      onValueChange={(id) => {
        const chosen = tabs.find((tab) => tab.id === id);
        if (chosen) onChange(chosen.id);
      }}
    >
      <Base.List
        aria-label={label}
        activateOnFocus
        className="flex gap-4.5 overflow-x-auto border-b border-line text-xs text-soft [scrollbar-width:none]"
      >
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.id}
            value={tab.id}
            className="min-h-8 shrink-0 px-px whitespace-nowrap -outline-offset-2 hover:text-ink data-active:font-[560] data-active:text-ink data-active:shadow-[inset_0_-1.5px_var(--ink)]"
          >
            {tab.title}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.id} value={tab.id} className="pt-3 -outline-offset-2">
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
