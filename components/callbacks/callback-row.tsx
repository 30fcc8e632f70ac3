"use client";

import { Check } from "lucide-react";
import { CallbackMarks } from "#components/callbacks/callback-marks.tsx";
import { clearedWords, reasonWords } from "#components/callbacks/callback-words.ts";
import { NoteForm } from "#components/callbacks/note-form.tsx";
import { SnoozeMenu } from "#components/callbacks/snooze-menu.tsx";
import { useMarking } from "#components/callbacks/use-marking.ts";
import { UserName } from "#components/conversation/user-name.tsx";
import { useRights } from "#components/data/me-query.ts";
import { Button } from "#components/ui/button.tsx";
import { Chip } from "#components/ui/chip.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import { Time } from "#components/ui/time.tsx";
import { oneLine } from "#lib/allo/one-line.ts";
import { numberWords, partyWords } from "#lib/allo/party-words.ts";
import { canBeAnswered } from "#lib/allo/phone-number.ts";
import type { Callback } from "#lib/api/callback.ts";

/** One who waits or waited: who, since when and why, and what can be done about it. */
export function CallbackRow({ callback }: { callback: Callback }) {
  const { id, them, since, clearedBy, marks, state } = callback;
  const { mark, unmark } = useMarking();
  const may = useRights();
  const who = partyWords(them);
  return (
    <div
      // j and k bring one here, and Tab from here to what can be done.
      tabIndex={-1}
      data-callback={id}
      className={`grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-2 px-4 py-3 focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent lg:px-5.5 xl:min-h-16 xl:items-center ${state === "cleared" ? "xl:grid-cols-[15rem_minmax(0,1fr)_17rem_auto]" : "xl:grid-cols-[15rem_minmax(0,1fr)_5.5rem_auto]"}`}
    >
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-3 gap-y-0.5 xl:flex-col">
        <h2 className="max-w-full min-w-0 truncate text-base font-[560] text-ink">
          <bdi>{who}</bdi>
        </h2>
        {them.name === null ? null : <CallLink number={them.number} />}
        {them.name === null && canBeAnswered(them.number) ? <CallLink number={them.number} words="Call" /> : null}
      </div>
      <p
        className={`text-xs text-soft xl:col-start-3 xl:row-start-1 ${clearedBy === null ? "justify-self-end tabular-nums max-xl:col-start-2 max-xl:row-start-1 max-xl:pt-px" : "max-xl:col-span-2 xl:justify-self-end"}`}
      >
        {clearedBy === null ? (
          <>
            Waits <Time iso={since} as="age" />
          </>
        ) : (
          <Cleared clearedBy={clearedBy} />
        )}
      </p>
      <div className="flex min-w-0 flex-col gap-2 max-xl:col-span-2 xl:col-start-2 xl:row-start-1">
        <Waits callback={callback} />
        <CallbackMarks marks={marks} onTakeBack={(markId) => unmark.mutate({ id, mark: markId })} />
      </div>
      <div className="flex flex-wrap items-center gap-2 max-xl:col-span-2 xl:col-start-4 xl:row-start-1">
        {may("act") ? (
          <>
            {state === "cleared" ? null : (
              <>
                <Button
                  disabled={mark.isPending}
                  aria-label={`Done with ${who}`}
                  onClick={() => mark.mutate({ id, kind: "done" })}
                >
                  <Check aria-hidden="true" className="size-3.5" />
                  Done
                </Button>
                <SnoozeMenu
                  who={who}
                  onSnooze={(until) => mark.mutate({ id, kind: "snooze", until: until.toISOString() })}
                />
              </>
            )}
            <NoteForm who={who} onNote={(note) => mark.mutate({ id, kind: "note", note })} />
          </>
        ) : null}
        <span className="ml-auto flex gap-3 text-xs xl:w-32 xl:justify-end">
          {callback.threadId === null ? null : (
            <PageLink href={`/threads/${callback.threadId}`} className="py-1 text-message hover:underline">
              Messages
            </PageLink>
          )}
          {callback.contactId === null ? null : (
            <PageLink href={`/contacts/${callback.contactId}`} className="py-1 text-contact hover:underline">
              Contact
            </PageLink>
          )}
        </span>
      </div>
    </div>
  );
}

function CallLink({ number, words = numberWords(number) }: { number: string; words?: string }) {
  if (!canBeAnswered(number)) return <span className="text-xs text-soft">{words}</span>;
  return (
    <a href={`tel:${number}`} className="text-xs text-accent tabular-nums hover:underline">
      {words}
    </a>
  );
}

function Waits({ callback: { waits, waitCount } }: { callback: Callback }) {
  const more = waitCount - waits.length;
  return (
    <ul aria-label="What waits" className="flex flex-col gap-0.5 text-xs text-soft">
      {waits.map(({ kind, at, reason, content, deliveryId }) => (
        <li key={deliveryId} className="flex min-w-0 items-baseline gap-2">
          <Chip tone={kind === "message" ? "message" : "call"}>{reasonWords[reason]}</Chip>
          <PageLink href={hrefOf(kind, deliveryId)} className="shrink-0 text-faint hover:text-ink hover:underline">
            <Time iso={at} />
          </PageLink>
          {content === null ? null : content.trim() === "" ? (
            <span className="text-faint">No text</span>
          ) : (
            <span className="min-w-0 truncate">
              <bdi>{oneLine(content, 300)}</bdi>
            </span>
          )}
        </li>
      ))}
      {more > 0 ? <li className="text-faint">and {more.toLocaleString("en")} before</li> : null}
    </ul>
  );
}

function Cleared({ clearedBy }: { clearedBy: NonNullable<Callback["clearedBy"]> }) {
  const { at, by, deliveryId } = clearedBy;
  const words = clearedWords(clearedBy);
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-1.5">
      <Chip tone="ok">{words}</Chip>
      {by === null ? null : <UserName email={by} />}
      {deliveryId === null ? (
        <Time iso={at} />
      ) : (
        <PageLink href={hrefOf(clearedBy.kind, deliveryId)} className="hover:underline">
          <Time iso={at} />
        </PageLink>
      )}
    </span>
  );
}

/** A call is found by each of its deliveries. */
function hrefOf(kind: string, deliveryId: number): string {
  return kind === "call" ? `/calls/${deliveryId}` : `/deliveries/${deliveryId}`;
}
