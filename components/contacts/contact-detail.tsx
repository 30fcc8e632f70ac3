"use client";

import { SearchX } from "lucide-react";
import { useId, useState } from "react";
import { ContactFacts } from "#components/contacts/contact-facts.tsx";
import { ContactHistory } from "#components/contacts/contact-history.tsx";
import { contactWords } from "#components/contacts/contact-words.ts";
import { Timeline } from "#components/conversation/timeline.tsx";
import { useExchange } from "#components/conversation/use-exchange.ts";
import { ApiError } from "#components/data/api-error.ts";
import { contactQuery } from "#components/data/contact-queries.ts";
import { Button } from "#components/ui/button.tsx";
import { DetailFrame } from "#components/ui/detail-frame.tsx";
import { LoadFailed } from "#components/ui/load-failed.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";
import { Tabs } from "#components/ui/tabs.tsx";

type View = "conversation" | "history";

/** One contact: what it is now, all that went to and fro, and how it came to be so. */
export function ContactDetail({ id, onClose }: { id: number; onClose: () => void }) {
  const titleId = useId();
  const [view, setView] = useState<View>("conversation");
  const contact = useExchange(contactQuery(id));
  const { newest } = contact;
  const frame = { name: "Contact", back: "Contacts", onClose };

  if (!newest) {
    return (
      <DetailFrame {...frame}>
        {contact.isError ? (
          <ContactFailed error={contact.error} onRetry={() => void contact.refetch()} onClose={onClose} />
        ) : (
          <div role="status" aria-label="Loading the contact" className="flex flex-col gap-4">
            <Skeleton className="h-5 w-1/2" />
            <Skeleton className="h-24 w-full rounded-lg" />
          </div>
        )}
      </DetailFrame>
    );
  }
  const isQuiet = newest.messages.length + newest.calls.length === 0;
  const conversation = isQuiet ? (
    <p className="py-6 text-center text-sm text-faint">No call and no message with any of their numbers yet.</p>
  ) : (
    <Timeline entries={contact.entries} us={null} list={contact} newestFirst />
  );
  return (
    <DetailFrame {...frame} titleId={titleId} title={<bdi>{contactWords(newest)}</bdi>}>
      <ContactFacts contact={newest} />
      <Tabs<View>
        label="About this contact"
        value={view}
        onChange={setView}
        tabs={[
          { id: "conversation", title: "Messages and calls", panel: conversation },
          {
            id: "history",
            title: `History (${newest.history.length})`,
            panel: <ContactHistory history={newest.history} />,
          },
        ]}
      />
    </DetailFrame>
  );
}

function ContactFailed({ error, onRetry, onClose }: { error: Error; onRetry: () => void; onClose: () => void }) {
  if (!(error instanceof ApiError && error.status === 404)) {
    return <LoadFailed what="contact" error={error} onRetry={onRetry} />;
  }
  return (
    <StatePanel
      icon={<SearchX />}
      title="There is no such contact"
      action={<Button onClick={onClose}>Show all contacts</Button>}
    >
      The number in the address is mistyped, or belongs to another inbox.
    </StatePanel>
  );
}
