"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";

const themes = [
  { value: "system", label: "Theme of the system", icon: Monitor },
  { value: "light", label: "Light theme", icon: Sun },
  { value: "dark", label: "Dark theme", icon: Moon },
] as const;

function subscribeToNothing() {
  return () => {};
}

/** Light, dark, or as the system has it. */
export function ThemeSwitch() {
  const { theme, setTheme } = useTheme();
  // Only the browser knows the choice, so the server writes none as chosen.
  const known = useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  );
  return (
    <fieldset className="flex rounded-md ring-1 ring-line">
      <legend className="sr-only">Theme</legend>
      {themes.map(({ value, label, icon: Icon }) => (
        <button
          key={value}
          type="button"
          aria-label={label}
          title={label}
          aria-pressed={known && theme === value}
          onClick={() => setTheme(value)}
          className="grid size-7 place-items-center rounded-md text-faint hover:text-ink aria-pressed:bg-panel aria-pressed:text-ink max-md:size-9"
        >
          <Icon aria-hidden="true" className="size-3.5" />
        </button>
      ))}
    </fieldset>
  );
}
