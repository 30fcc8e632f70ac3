"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { markFinding } from "#components/data/contract-query.ts";
import { findingSentence } from "#components/health/contract/finding-words.ts";
import { loadPart } from "#components/ui/load-part.ts";
import { queryKeys } from "#lib/api/query-keys.ts";

/** Marks a finding as seen, which can be undone from where it is told, or takes that back. */
export function useFindingMark() {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: queryKeys.health.contract() });
  const mark = useMutation({
    mutationFn: markFinding,
    async onError(error) {
      const { toast } = await loadPart(() => import("sonner"));
      toast.error("Nothing was changed", { description: error.message });
      await refresh();
    },
    async onSuccess(finding, { id, seen }) {
      await refresh();
      if (!seen) return;
      const { toast } = await loadPart(() => import("sonner"));
      toast.success("Marked as seen", {
        description: findingSentence(finding),
        action: { label: "Undo", onClick: () => mark.mutate({ id, seen: false }) },
      });
    },
  });
  return mark;
}
