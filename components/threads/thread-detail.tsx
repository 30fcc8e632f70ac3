"use client";

import { SearchX } from "lucide-react";
import { useId } from "react";
import { PhoneNumber } from "#components/conversation/phone-number.tsx";
import { Timeline } from "#components/conversation/timeline.tsx";
import { useExchange } from "#components/conversation/use-exchange.ts";
import { ApiError } from "#components/data/api-error.ts";
import { threadQuery } from "#components/data/thread-queries.ts";
import { Button } from "#components/ui/button.tsx";
import { Chip } from "#components/ui/chip.tsx";
import { DetailFrame } from "#components/ui/detail-frame.tsx";
import { LoadFailed } from "#components/ui/load-failed.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";
import { Time } from "#components/ui/time.tsx";
import { numberWords, partyWords } from "#lib/allo/party-words.ts";
import type { ThreadItem } from "#lib/api/thread.ts";

/** One thread: who it is with, and everything that went to and fro. */
export function ThreadDetail({ id, onClose }: { id: number; onClose: () => void }) {
  const titleId = useId();
  const thread = useExchange(threadQuery(id));
  const { newest } = thread;
  const frame = { name: "Thread", back: "Messages", onClose };

  if (!newest) {
    return (
      <DetailFrame {...frame}>
        {thread.isError ? (
          <ThreadFailed error={thread.error} onRetry={() => void thread.refetch()} onClose={onClose} />
        ) : (
          <div role="status" aria-label="Loading the thread" className="flex flex-col gap-4">
            <Skeleton className="h-5 w-1/2" />
            <Skeleton className="h-12 w-2/3 rounded-lg" />
            <Skeleton className="h-12 w-2/3 self-end rounded-lg" />
          </div>
        )}
      </DetailFrame>
    );
  }
  return (
    <DetailFrame {...frame} titleId={titleId} title={<bdi>{partyWords(newest.them)}</bdi>}>
      <ThreadHead thread={newest} />
      <Timeline entries={thread.entries} us={newest.us.number} list={thread} />
    </DetailFrame>
  );
}

function ThreadHead({ thread }: { thread: ThreadItem }) {
  const { us, them, contactId, messageCount, unansweredSince } = thread;
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-soft">
      <PhoneNumber number={them.number} />
      <span>
        with our <bdi>{us.name ?? "number"}</bdi> {us.name === null ? numberWords(us.number) : null}
      </span>
      <span>{messageCount === 1 ? "1 message" : `${messageCount.toLocaleString("en")} messages`}</span>
      {contactId === null ? (
        <Chip tone="outline">Unknown number</Chip>
      ) : (
        <PageLink href={`/contacts/${contactId}`} className="text-contact hover:underline">
          Contact
        </PageLink>
      )}
      {unansweredSince === null ? null : (
        <Chip tone="warn">
          Waits for an answer for <Time iso={unansweredSince} as="age" />
        </Chip>
      )}
    </p>
  );
}

function ThreadFailed({ error, onRetry, onClose }: { error: Error; onRetry: () => void; onClose: () => void }) {
  if (!(error instanceof ApiError && error.status === 404)) {
    return <LoadFailed what="thread" error={error} onRetry={onRetry} />;
  }
  return (
    <StatePanel
      icon={<SearchX />}
      title="There is no such thread"
      action={<Button onClick={onClose}>Show all messages</Button>}
    >
      The number in the address is mistyped, or belongs to another inbox.
    </StatePanel>
  );
}
