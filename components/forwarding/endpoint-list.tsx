"use client";

import { useQuery } from "@tanstack/react-query";
import { Forward } from "lucide-react";
import { type RefObject, useRef } from "react";
import { endpointsQuery } from "#components/data/endpoint-queries.ts";
import { useRights } from "#components/data/me-query.ts";
import { EndpointRow } from "#components/forwarding/endpoint-row.tsx";
import { useForwardingAddress } from "#components/forwarding/use-forwarding-address.ts";
import { Button } from "#components/ui/button.tsx";
import { ListSkeleton } from "#components/ui/list-skeleton.tsx";
import { LoadFailed } from "#components/ui/load-failed.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";
import { useListKeys } from "#components/ui/use-list-keys.ts";

/** Every endpoint, the last made first. */
export function EndpointList({ onNew }: { onNew: () => void }) {
  const { openId, open } = useForwardingAddress();
  const { data, error, refetch } = useQuery(endpointsQuery());
  const scroller = useRef<HTMLDivElement>(null);
  const ids = data?.data.map(({ id }) => id) ?? [];

  if (!data) {
    return error ? (
      <LoadFailed what="endpoints" error={error} onRetry={() => void refetch()} />
    ) : (
      <ListSkeleton what="endpoints" days={false} />
    );
  }
  if (data.data.length === 0) return <NoEndpoints onNew={onNew} />;
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      {openId === null ? <EndpointKeys ids={ids} scroller={scroller} /> : null}
      <ul aria-label="Endpoints">
        {data.data.map((endpoint) => (
          <li key={endpoint.id} className="border-b border-line/55">
            <EndpointRow
              endpoint={endpoint}
              open={endpoint.id === openId}
              tabbable={openId !== null || endpoint.id === ids[0]}
              onOpen={open}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The keys of a list walk the endpoints until one is open; then they are those of its forwards. */
function EndpointKeys({ ids, scroller }: { ids: number[]; scroller: RefObject<HTMLDivElement | null> }) {
  const { step } = useForwardingAddress();
  function reveal(index: number) {
    scroller.current?.querySelectorAll("li")[index]?.scrollIntoView({ block: "nearest" });
  }
  useListKeys({ name: "item", ids, scroller, openId: null, firstVisible: () => 0, reveal, step });
  return null;
}

function NoEndpoints({ onNew }: { onNew: () => void }) {
  const may = useRights();
  return (
    <StatePanel
      icon={<Forward />}
      title="Nothing is sent on yet"
      action={
        may("administer") ? (
          <Button look="primary" onClick={onNew}>
            Make the first endpoint
          </Button>
        ) : null
      }
    >
      <p>
        Allo can call one address. From here every delivery can go on to as many as you like: your CRM, a script, an
        automation. Each gets Allo’s own bytes, signed as Allo signs them, with a secret of its own.
      </p>
      <p className="mt-2">
        When one does not answer, its deliveries wait and are tried again for more than a day. None is dropped unseen.
      </p>
      {may("administer") ? null : <p className="mt-2">An administrator can make the first one.</p>}
    </StatePanel>
  );
}
