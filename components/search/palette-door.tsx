"use client";

import dynamic from "next/dynamic";
import { useEffectEvent, useLayoutEffect, useState } from "react";
import { createPortal } from "react-dom";
import { isFindKey } from "#components/search/is-find-key.ts";
import { loadPart } from "#components/ui/load-part.ts";
import { isBusy } from "#components/ui/use-shortcuts.ts";

const loadPalette = () => loadPart(() => import("#components/search/palette.tsx"));

const Palette = dynamic(() => loadPalette().then((module) => module.Palette), { ssr: false });
const KeyboardHelp = dynamic(
  () => loadPart(() => import("#components/shell/keyboard-help.tsx")).then((module) => module.KeyboardHelp),
  { ssr: false },
);

type Props = { open: boolean; onOpen: () => void; onClose: () => void };

/** Where the palette comes in, fetched when it is asked for: by Ctrl-K or Cmd-K, and by "/" where no list has a search of its own. */
export function PaletteDoor({ open, onOpen, onClose }: Props) {
  const [helping, setHelping] = useState(false);
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || !(isFindKey(event) || isSlash(event))) return;
    event.preventDefault();
    if (!document.querySelector("dialog[open]")) onOpen();
  });

  useLayoutEffect(() => {
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);

  return (
    <>
      {open ? createPortal(<Palette onClose={onClose} onHelp={() => setHelping(true)} />, document.body) : null}
      {helping ? createPortal(<KeyboardHelp onClose={() => setHelping(false)} />, document.body) : null}
    </>
  );
}

function isSlash(event: KeyboardEvent): boolean {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isBusy(event)) return false;
  return document.querySelector("main search") === null;
}
