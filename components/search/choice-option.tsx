"use client";

import { AudioLines, ContactRound, Inbox, ListFilter, MessageSquare, Phone } from "lucide-react";
import type { ReactNode } from "react";
import { FoundText } from "#components/search/found-text.tsx";
import { resultHref } from "#components/search/result-href.ts";
import { type Choice, kindNames } from "#components/search/sections.ts";
import { PageLink } from "#components/ui/page-link.tsx";
import { Time } from "#components/ui/time.tsx";
import type { SearchItem } from "#lib/api/search.ts";
import { formatPosition } from "#lib/transcript/position.ts";

type Props = { choice: Choice; id: string; active: boolean; onPoint: () => void; onChoose: () => void };

const icons = {
  contact: { icon: ContactRound, hue: "text-contact" },
  call: { icon: Phone, hue: "text-call" },
  message: { icon: MessageSquare, hue: "text-message" },
  delivery: { icon: Inbox, hue: "text-faint" },
};

/** One line of the palette, which leads somewhere or does something. */
export function ChoiceOption({ choice, id, active, onPoint, onChoose }: Props) {
  const shared = {
    id,
    role: "option",
    "aria-selected": active,
    tabIndex: -1,
    onPointerMove: onPoint,
    className:
      "flex min-h-9 w-full items-center gap-2.5 rounded-md px-2.5 py-1 text-left text-sm text-ink aria-selected:bg-sunk max-md:min-h-11",
  } as const;
  const href = hrefOf(choice);
  if (href !== null) {
    return (
      <PageLink {...shared} href={href} onClick={onChoose}>
        <Content choice={choice} />
      </PageLink>
    );
  }
  function run() {
    onChoose();
    if (choice.does === "command" && "run" in choice.hit.command) choice.hit.command.run();
  }
  return (
    <button {...shared} type="button" onClick={run}>
      <Content choice={choice} />
    </button>
  );
}

function hrefOf(choice: Choice): string | null {
  if (choice.does === "open") return resultHref(choice.item);
  if (choice.does === "list") return choice.href;
  return "href" in choice.hit.command ? choice.hit.command.href : null;
}

function Content({ choice }: { choice: Choice }): ReactNode {
  if (choice.does === "open") return <FoundItem item={choice.item} />;
  const Icon = choice.does === "list" ? ListFilter : choice.hit.command.icon;
  return (
    <>
      <Icon aria-hidden="true" className="size-4 shrink-0 text-faint" />
      {choice.does === "list" ? (
        <span className="text-soft">All that is found under {kindNames[choice.kind]}</span>
      ) : (
        <FoundText {...choice.hit.label} />
      )}
    </>
  );
}

function FoundItem({ item }: { item: SearchItem }) {
  const { icon: Icon, hue } = icons[item.kind];
  return (
    <>
      <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 self-start ${hue}`} />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-3">
          <span className="min-w-0 flex-1 truncate font-[540]">
            <FoundText text={item.title} marks={item.titleMarks} />
          </span>
          <Time iso={item.at} className="shrink-0 text-xs text-soft" />
        </span>
        {item.snippet === "" ? null : (
          <span className="line-clamp-2 text-xs leading-5 text-soft wrap-anywhere">
            {item.offsetMs === null ? null : (
              <span className="mr-1.5 inline-flex items-center gap-1 text-call tabular-nums">
                <AudioLines aria-hidden="true" className="size-3" />
                {formatPosition(item.offsetMs)}
              </span>
            )}
            <FoundText text={item.snippet} marks={item.snippetMarks} />
          </span>
        )}
      </span>
    </>
  );
}
