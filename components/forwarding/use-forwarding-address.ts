"use client";

import { parseAsBoolean, parseAsInteger, parseAsIsoDateTime, parseAsStringLiteral, useQueryStates } from "nuqs";
import { changeAddress } from "#components/ui/use-address.ts";
import { useOpenItem } from "#components/ui/use-open-item.ts";
import { forwardStates, recoveryKinds } from "#lib/forwarding/forward-state.ts";

const LIST = "/forwarding";

export const endpointTabs = ["forwards", "set-up", "test", "again"] as const;

const parsers = {
  tab: parseAsStringLiteral(endpointTabs).withDefault("forwards"),
  state: parseAsStringLiteral(forwardStates),
  /** The forward that is shown in place of its endpoint. */
  forward: parseAsInteger,
  /** What the form to send again begins with. */
  kind: parseAsStringLiteral(recoveryKinds),
  since: parseAsIsoDateTime,
  /** The form for a new endpoint is open. */
  new: parseAsBoolean.withDefault(false),
};

export function endpointHref(id: number): string {
  return `${LIST}/${id}`;
}

/** The page of one forward, beside the endpoints. */
export function forwardHref({ id, endpointId }: { id: number; endpointId: number }): string {
  return `${endpointHref(endpointId)}?forward=${id}`;
}

/** Which endpoint the URL shows, and what of it. */
export function useForwardingAddress() {
  const { openId } = useOpenItem(LIST);
  const [view, setView] = useQueryStates(parsers, { history: "push" });
  return {
    openId,
    view,
    setView,
    // What is looked at in one endpoint says nothing of the next.
    open: (id: number) => changeAddress("push", endpointHref(id)),
    step: (id: number) => changeAddress("replace", endpointHref(id)),
    close: () => changeAddress("push", LIST),
  };
}
