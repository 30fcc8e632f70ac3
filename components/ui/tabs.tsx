"use client";

import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

export type Tab<Id extends string> = { id: Id; title: string; panel: ReactNode };

type Props<Id extends string> = {
  label: string;
  tabs: Tab<Id>[];
  value: Id;
  onChange: (id: Id) => void;
  /** Takes what height is left, and its panel brings its own padding. */
  fill?: boolean;
};

/** One of several views of the same thing; only the chosen one is on the page. */
export function Tabs<Id extends string>({ label, tabs, value, onChange, fill = false }: Props<Id>) {
  return (
    <Base.Root
      className={fill ? "flex min-h-80 flex-1 flex-col" : undefined}
      value={value}
      onValueChange={(id) => {
        const chosen = tabs.find((tab) => tab.id === id);
        if (chosen) onChange(chosen.id);
      }}
    >
      <Base.List
        aria-label={label}
        activateOnFocus
        className={`flex shrink-0 gap-4.5 overflow-x-auto border-b border-line text-xs text-soft [scrollbar-width:none] ${fill ? "px-4 lg:px-5.5" : ""}`}
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
        <Base.Panel
          key={tab.id}
          value={tab.id}
          className={`-outline-offset-2 ${fill ? "flex min-h-0 flex-1 flex-col data-hidden:hidden" : "pt-3"}`}
        >
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
