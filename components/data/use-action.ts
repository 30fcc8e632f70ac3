"use client";

import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";

/** What follows when something was done, was refused, or either. */
export type Following<Output> = {
  onSuccess?: (output: Output) => void;
  onError?: (error: Error) => void;
  onSettled?: () => void;
};

/**
 * Something that changes what is read under `changed`; afterwards all of it is read again. What is to follow stands here and not
 * with `mutate`, whose callbacks are dropped when a live page takes the button away before the answer comes.
 */
export function useAction<Input, Output>(
  changed: QueryKey,
  act: (input: Input) => Promise<Output>,
  { onSuccess, onError, onSettled }: Following<Output> = {},
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (output) => onSuccess?.(output),
    onError: (error) => onError?.(error),
    onSettled: () => {
      onSettled?.();
      return client.invalidateQueries({ queryKey: changed });
    },
  });
}
