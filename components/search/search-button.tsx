"use client";

import { Search } from "lucide-react";
import { useSyncExternalStore } from "react";
import { buttonClass } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";

/** Opens the palette; `brief` is an icon for phones. */
export function SearchButton({ onClick, brief = false }: { onClick: () => void; brief?: boolean }) {
  const key = useSyncExternalStore(
    () => () => {},
    () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘ K" : "Ctrl K"),
    () => "Ctrl K",
  );
  return (
    <button
      type="button"
      aria-label={brief ? "Find anything" : undefined}
      title={`Find anything (${key})`}
      aria-haspopup="dialog"
      onClick={onClick}
      className={
        brief
          ? `${buttonClass({ look: "ghost", size: "icon" })} max-md:size-9`
          : "mb-2 flex h-8 items-center gap-2 rounded-md bg-panel px-2 text-left text-sm text-soft ring-1 ring-line hover:text-ink hover:ring-line-strong"
      }
    >
      <Search aria-hidden="true" className="size-4 shrink-0 text-faint" />
      {brief ? null : (
        <>
          <span className="flex-1">Find anything</span>
          <Kbd>{key}</Kbd>
        </>
      )}
    </button>
  );
}
