"use client";

import { Inbox } from "lucide-react";
import { useRights } from "#components/data/me-query.ts";
import { EmptyInbox } from "#components/deliveries/empty-inbox.tsx";
import { useDeliveryFilters } from "#components/deliveries/use-delivery-filters.ts";
import { NothingMatches } from "#components/filters/nothing-matches.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";

/** Nothing matches the filters, or nothing has come at all: two things with two cures. */
export function NothingHere() {
  const { filters, clear, change, filtered } = useDeliveryFilters();
  const may = useRights();
  if (!filtered) return may("administer") ? <EmptyInbox /> : <NothingYet />;
  return (
    <NothingMatches
      onClear={clear}
      search={
        filters.q
          ? {
              hint: "Every word has to occur: a name, a phone number in any form, words that were said or written, or an id. Try fewer words, or the last four digits of a number.",
              onClear: () => change({ q: "" }),
            }
          : null
      }
    />
  );
}

/** For those who cannot bring the first delivery about. */
function NothingYet() {
  return (
    <StatePanel icon={<Inbox />} title="Nothing has come yet">
      <p>
        Calls, messages and contacts appear here the moment Allo reports them. An administrator points Allo at this
        inbox.
      </p>
    </StatePanel>
  );
}
