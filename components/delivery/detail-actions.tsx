"use client";

import { ChevronDown, ChevronUp, Download, Ellipsis, FastForward, Forward, SquareTerminal } from "lucide-react";
import dynamic from "next/dynamic";
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { useRights } from "#components/data/me-query.ts";
import { bodyDownload } from "#components/delivery/body-download.ts";
import { useCurl } from "#components/delivery/use-curl.ts";
import { usePrefetchedNeighbours } from "#components/delivery/use-prefetched-neighbours.ts";
import type { Reach } from "#components/forwarding/replay-dialog.tsx";
import { Button, type ButtonLook, buttonClass } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { loadPart } from "#components/ui/load-part.ts";
import { Popover } from "#components/ui/popover.tsx";
import { useShortcuts } from "#components/ui/use-shortcuts.ts";
import type { Delivery } from "#lib/api/delivery.ts";

const ReplayDialog = dynamic(() =>
  loadPart(() => import("#components/forwarding/replay-dialog.tsx")).then((module) => module.ReplayDialog),
);

const replays = [
  { reach: "one", words: "Replay to…", icon: Forward },
  { reach: "onward", words: "Replay from here onward…", icon: FastForward },
] as const;

type Props = {
  delivery: Delivery;
  /** The delivery is still the one before; its neighbours are not those of the one that was asked for. */
  stale: boolean;
  onOpen: (id: number) => void;
};

type Direction = keyof Delivery["neighbours"];

/** What can be done with a delivery, and the ways to the next ones. */
export function DetailActions({ delivery, stale, onOpen }: Props) {
  const may = useRights();
  const { neighbours } = delivery;
  const wish = useRef<Direction | null>(null);

  function go(direction: Direction) {
    const id = neighbours[direction];
    // What is pressed while the next one is still on its way counts from that one.
    wish.current = stale ? direction : null;
    if (id !== null && !stale) onOpen(id);
  }

  const grant = useEffectEvent(() => {
    if (wish.current !== null) go(wish.current);
  });
  useEffect(() => {
    if (!stale) grant();
  }, [stale]);

  usePrefetchedNeighbours(stale ? null : delivery);
  useShortcuts({ "[": () => go("newer"), "]": () => go("older") });

  return (
    <div className="flex items-center gap-1.5">
      {may("raw") ? <RawActions delivery={delivery} /> : <CopyLink delivery={delivery}>Copy link</CopyLink>}
      <span className="ml-1 flex">
        <Step
          label="Newer delivery"
          hint="["
          icon={<ChevronUp />}
          disabled={neighbours.newer === null}
          onStep={() => go("newer")}
        />
        <Step
          label="Older delivery"
          hint="]"
          icon={<ChevronDown />}
          disabled={neighbours.older === null}
          onStep={() => go("older")}
        />
      </span>
    </div>
  );
}

function RawActions({ delivery }: { delivery: Delivery }) {
  const curl = useCurl(delivery);
  const [replaying, setReplaying] = useState<Reach | null>(null);
  const may = useRights();
  return (
    <>
      <CopyButton
        label="Copy as cURL, with the signature masked"
        icon={SquareTerminal}
        disabled={curl === null}
        text={() => curl?.("masked") ?? ""}
      >
        <span className="max-sm:hidden">Copy as cURL</span>
        <span className="sm:hidden">cURL</span>
      </CopyButton>
      <Popover
        label="More actions"
        button={{ "aria-label": "More actions", className: buttonClass({ size: "icon" }) }}
        trigger={<Ellipsis aria-hidden="true" className="size-4" />}
      >
        {(close) => (
          <div className="flex flex-col">
            {may("act")
              ? replays.map(({ reach, words, icon: Icon }) => (
                  <button
                    key={reach}
                    type="button"
                    className={menuItem}
                    onClick={() => {
                      close();
                      setReplaying(reach);
                    }}
                  >
                    <Icon aria-hidden="true" className="size-3.5" />
                    {words}
                  </button>
                ))
              : null}
            <a {...bodyDownload(delivery.id)} className={menuItem}>
              <Download aria-hidden="true" className="size-3.5" />
              Download body
            </a>
            <CopyButton
              look="ghost"
              className={menuItem}
              label="Copy as cURL with signature"
              icon={SquareTerminal}
              disabled={curl === null}
              text={() => curl?.("shown") ?? ""}
            >
              Copy as cURL with signature
            </CopyButton>
            <CopyLink delivery={delivery} look="ghost" className={menuItem}>
              Copy link
            </CopyLink>
          </div>
        )}
      </Popover>
      {replaying ? (
        <ReplayDialog key={delivery.id} delivery={delivery} reach={replaying} onClose={() => setReplaying(null)} />
      ) : null}
    </>
  );
}

type CopyLinkProps = ButtonLook & { delivery: Delivery; className?: string; children: ReactNode };

function CopyLink({ delivery, ...rest }: CopyLinkProps) {
  const text = () => new URL(`/deliveries/${delivery.id}`, window.location.href).href;
  return <CopyButton label="Copy link to this delivery" text={text} {...rest} />;
}

const menuItem = `${buttonClass({ look: "ghost" })} min-h-8 justify-start`;

type StepProps = {
  label: string;
  hint: string;
  icon: ReactNode;
  disabled: boolean;
  onStep: () => void;
};

function Step({ label, hint, icon, disabled, onStep }: StepProps) {
  return (
    <Button
      look="ghost"
      size="icon"
      className="[&>svg]:size-4"
      aria-label={label}
      aria-keyshortcuts={hint}
      title={`${label} (${hint})`}
      disabled={disabled}
      onClick={onStep}
    >
      {icon}
    </Button>
  );
}
