"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type Marking, markCallback, unmarkCallback } from "#components/data/callback-queries.ts";
import { loadPart } from "#components/ui/load-part.ts";
import { queryKeys } from "#lib/api/query-keys.ts";

const said = { done: "Marked as done", snooze: "Put off", note: "Noted" };

/** Marks one who waits, and takes marks back; what was marked can be undone from where it is told. */
export function useMarking() {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: queryKeys.conversations.moving() });

  async function complain(error: Error) {
    const { toast } = await loadPart(() => import("sonner"));
    toast.error("Nothing was changed", { description: error.message });
    await refresh();
  }

  const unmark = useMutation({ mutationFn: unmarkCallback, onSuccess: refresh, onError: complain });
  const mark = useMutation({
    mutationFn: markCallback,
    onError: complain,
    async onSuccess({ id, them, marks }, { kind }: Marking) {
      await refresh();
      const newest = marks.find((one) => one.kind === kind);
      const { toast } = await loadPart(() => import("sonner"));
      toast.success(said[kind], {
        description: them.name ?? them.number,
        ...(newest && { action: { label: "Undo", onClick: () => unmark.mutate({ id, mark: newest.id }) } }),
      });
    },
  });
  return { mark, unmark };
}
