"use client";

import { useMemo } from "react";
import { toast } from "sonner";
import { useDeliveryFilters } from "#components/deliveries/use-delivery-filters.ts";
import { JsonTree } from "#components/ui/json-tree.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { bodyText } from "#lib/body-text.ts";
import { readJson } from "#lib/json/read-json.ts";

// On a narrow screen the list is out of sight, and nothing else would tell that it changed.
const LIST_BESIDE = "(width >= 64rem)";

/** What came, to unfold; a click on a value looks for everything that holds it. */
export function PayloadView({ bytes, onFiltered }: { bytes: Uint8Array; onFiltered: () => void }) {
  const { change } = useDeliveryFilters();
  const reading = useMemo(() => {
    const text = bodyText(bytes);
    return text === null ? null : readJson(text);
  }, [bytes]);

  if (!reading?.ok) {
    const cause = reading ? reading.message : "The body is not valid UTF-8";
    return (
      <Notice tone="warn" title="There is no tree to show">
        {cause}. The tab “Raw body” has it as it came.
      </Notice>
    );
  }

  function filterBy(value: string) {
    change({ q: value });
    if (window.matchMedia(LIST_BESIDE).matches) return;
    toast(`The list shows what holds “${value}”`, { action: { label: "Show list", onClick: onFiltered } });
  }

  return (
    <JsonTree
      root={reading.root}
      label="Payload"
      onPick={filterBy}
      pickLabel="Show the deliveries that hold this value"
    />
  );
}
