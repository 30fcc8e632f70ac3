"use client";

import { SearchX, UsersRound } from "lucide-react";
import { useContactSearch } from "#components/contacts/use-contact-search.ts";
import { Button } from "#components/ui/button.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";

/** Nobody matches the search, or Allo has told of nobody yet. */
export function NoContacts() {
  const { q, search } = useContactSearch();
  return q.trim() === "" ? (
    <StatePanel icon={<UsersRound />} title="No contacts yet">
      Contacts appear here when Allo reports that one was made or changed. Who calls without being one stands under
      unknown numbers.
    </StatePanel>
  ) : (
    <StatePanel
      icon={<SearchX />}
      title="Nobody matches"
      action={<Button onClick={() => search("")}>Clear the search</Button>}
    >
      Every word has to occur in the name, the company, a number or an address. Try the last digits of a number.
    </StatePanel>
  );
}
