import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "#components/data/api-error.ts";

/** One cache's rules. Nothing goes stale by age: the live stream says when something changed. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The inbox may run on this very machine, where being offline means nothing.
        networkMode: "always",
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && !(error instanceof ApiError && error.status < 500),
      },
      mutations: { networkMode: "always" },
    },
  });
}
