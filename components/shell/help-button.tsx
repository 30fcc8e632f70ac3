"use client";

import { Keyboard } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { createPortal } from "react-dom";
import { Button } from "#components/ui/button.tsx";
import { loadPart } from "#components/ui/load-part.ts";
import { useShortcuts } from "#components/ui/use-shortcuts.ts";

const KeyboardHelp = dynamic(
  () => loadPart(() => import("#components/shell/keyboard-help.tsx")).then((module) => module.KeyboardHelp),
  {
    ssr: false,
  },
);

/** Opens the list of keys, as `?` does. */
export function HelpButton() {
  const [open, setOpen] = useState(false);
  useShortcuts({ "?": () => setOpen(true) });
  return (
    <>
      <Button
        look="ghost"
        size="icon"
        aria-label="Keyboard shortcuts"
        title="Keyboard shortcuts (?)"
        onClick={() => setOpen(true)}
      >
        <Keyboard aria-hidden="true" className="size-4" />
      </Button>
      {open ? createPortal(<KeyboardHelp onClose={() => setOpen(false)} />, document.body) : null}
    </>
  );
}
