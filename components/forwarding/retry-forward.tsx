"use client";

import { RotateCw } from "lucide-react";
import { toast } from "sonner";
import { retryForward, useForwardingAction } from "#components/data/endpoint-actions.ts";
import { useRights } from "#components/data/me-query.ts";
import { Button } from "#components/ui/button.tsx";
import type { ForwardItem } from "#lib/api/endpoint.ts";

type Props = { forward: Pick<ForwardItem, "id" | "state">; brief?: boolean; tabbable?: boolean };

/** Has a forward tried at once, for those who may; nothing where it was taken. `brief` is a sign without words. */
export function RetryForward({ forward: { id, state }, brief = false, tabbable = true }: Props) {
  const retry = useForwardingAction(retryForward, {
    onSuccess: () => toast.success("It is tried now"),
    onError: (error) => toast.error(error.message),
  });
  const may = useRights();
  if (!may("act") || state === "delivered") return null;
  const label = state === "pending" ? "Try now" : "Try again";
  const sign = <RotateCw aria-hidden="true" className="size-3.5" />;
  if (!brief) {
    return (
      <Button look="primary" disabled={retry.isPending} onClick={() => retry.mutate(id)}>
        {sign}
        {label}
      </Button>
    );
  }
  return (
    <Button
      look="ghost"
      size="icon"
      aria-label={label}
      title={label}
      disabled={retry.isPending}
      tabIndex={tabbable ? undefined : -1}
      className="relative -my-1"
      onClick={() => retry.mutate(id)}
    >
      {sign}
    </Button>
  );
}
