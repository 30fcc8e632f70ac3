"use client";

import { X } from "lucide-react";
import { Fragment, useEffect, useRef } from "react";
import { useRights } from "#components/data/me-query.ts";
import { Button } from "#components/ui/button.tsx";
import type { Right } from "#lib/access/rights.ts";

type Shortcut = { keys: string[]; does: string; right?: Right };

const groups: readonly { title: string; shortcuts: readonly Shortcut[] }[] = [
  {
    title: "Lists",
    shortcuts: [
      { keys: ["j", "↓"], does: "Next row" },
      { keys: ["k", "↑"], does: "Previous row" },
      { keys: ["Enter"], does: "Open" },
      { keys: ["Esc"], does: "Close the detail, clear the search" },
      { keys: ["/"], does: "Search this list" },
      { keys: ["Ctrl K", "⌘ K"], does: "Find anything, go anywhere" },
      { keys: ["[", "]"], does: "Newer delivery, older delivery" },
      { keys: ["t"], does: "Send a test event", right: "administer" },
      { keys: ["?"], does: "This list" },
    ],
  },
  {
    title: "A call",
    shortcuts: [
      { keys: ["Space"], does: "Play, pause" },
      { keys: ["←", "→"], does: "Ten seconds back, on" },
      { keys: ["j", "k"], does: "Next turn, previous turn" },
      { keys: ["<", ">"], does: "Slower, faster" },
      { keys: ["m"], does: "Mute" },
      { keys: ["g"], does: "Go to a time" },
      { keys: ["n"], does: "Back to now" },
    ],
  },
];

/** All keys at a glance. Mount it to open it. */
export function KeyboardHelp({ onClose }: { onClose: () => void }) {
  const may = useRights();
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);

  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      closedby="any"
      aria-labelledby="keyboard-help"
      className="m-auto w-[min(24rem,calc(100vw-2rem))] rounded-lg bg-panel p-5 text-ink shadow-pop backdrop:bg-scrim"
    >
      <div className="mb-3 flex items-center justify-between">
        <h2 id="keyboard-help" className="text-md text-ink">
          Keyboard
        </h2>
        <Button look="ghost" size="icon" aria-label="Close" onClick={() => dialog.current?.close()}>
          <X aria-hidden="true" className="size-4" />
        </Button>
      </div>
      {groups.map(({ title, shortcuts }) => (
        <section key={title} aria-label={title} className="not-first:mt-4">
          <h3 className="mb-2 text-xs font-[560] text-soft">{title}</h3>
          <dl className="grid grid-cols-[6.5rem_1fr] items-center gap-x-4 gap-y-2 text-sm">
            {shortcuts
              .filter(({ right }) => right === undefined || may(right))
              .map(({ keys, does }) => (
                <Fragment key={does}>
                  <dt className="flex gap-1">
                    {keys.map((key) => (
                      <kbd
                        key={key}
                        className="min-w-6 rounded-sm px-1.5 py-0.5 text-center text-xs text-soft ring-1 ring-line-strong"
                      >
                        {key}
                      </kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </Fragment>
              ))}
          </dl>
        </section>
      ))}
    </dialog>
  );
}
