"use client";

import { useMutation } from "@tanstack/react-query";
import { signOut } from "#components/data/door.ts";
import { sessionEnd } from "#components/data/session-end.ts";
import { loadPart } from "#components/ui/load-part.ts";

/** Ends this session and leaves, or tells why not. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => sessionEnd.leaveBy(signOut),
    async onError(error) {
      const { toast } = await loadPart(() => import("sonner"));
      toast.error("You are still signed in", { description: error.message });
    },
  });
}
