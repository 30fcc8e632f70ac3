"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect, useRef } from "react";
import { endpointsQuery } from "#components/data/endpoint-queries.ts";
import { useRights } from "#components/data/me-query.ts";
import { EndpointList } from "#components/forwarding/endpoint-list.tsx";
import { useForwardingAddress } from "#components/forwarding/use-forwarding-address.ts";
import { Button } from "#components/ui/button.tsx";
import { loadPart } from "#components/ui/load-part.ts";
import { SplitScreen } from "#components/ui/split-screen.tsx";

const EndpointDetail = dynamic(() =>
  loadPart(() => import("#components/forwarding/endpoint-detail.tsx")).then((module) => module.EndpointDetail),
);
const ForwardDetail = dynamic(() =>
  loadPart(() => import("#components/forwarding/forward-detail.tsx")).then((module) => module.ForwardDetail),
);
const EndpointDialog = dynamic(() =>
  loadPart(() => import("#components/forwarding/endpoint-dialog.tsx")).then((module) => module.EndpointDialog),
);

/** The places that deliveries are sent on to, and beside them one of these or one forward to it. */
export function ForwardingScreen() {
  const { openId, view, setView, open, close } = useForwardingAddress();
  const { data: endpoints } = useQuery(endpointsQuery());
  const may = useRights();
  const left = useRef<number | null>(null);
  const none = endpoints?.data.length === 0;

  function closeInnermost() {
    if (view.forward === null) close();
    else void setView({ forward: null });
  }

  useEffect(() => {
    // Back in the list, the keys go on from the forward that was open.
    if (view.forward === null && left.current !== null) {
      document.querySelector<HTMLElement>(`a[data-forward="${left.current}"]`)?.focus({ preventScroll: true });
    }
    left.current = view.forward;
  }, [view.forward]);

  return (
    <>
      <SplitScreen
        listName="List of endpoints"
        detailName="Endpoint"
        rowName="item"
        openId={openId}
        onClose={closeInnermost}
        list={
          <>
            <ForwardingHeader onNew={may("administer") && !none ? () => void setView({ new: true }) : null} />
            <EndpointList onNew={() => void setView({ new: true })} />
          </>
        }
        detail={(id, onClose) =>
          view.forward === null ? (
            <EndpointDetail key={id} id={id} onClose={onClose} />
          ) : (
            <ForwardDetail key={view.forward} id={view.forward} onClose={onClose} />
          )
        }
        nothingOpen={none ? null : "Choose an endpoint to see what it was sent and how it answered."}
      />
      {view.new && may("administer") ? (
        <EndpointDialog endpoint={null} onClose={() => void setView({ new: null })} onSaved={({ id }) => open(id)} />
      ) : null}
    </>
  );
}

function ForwardingHeader({ onNew }: { onNew: (() => void) | null }) {
  return (
    <header className="flex flex-col gap-1 border-b border-line px-4 pt-3.5 pb-3">
      <div className="flex min-h-7 items-center justify-between gap-3">
        <h1>Forwarding</h1>
        {onNew ? (
          <Button look="primary" onClick={onNew}>
            <Plus aria-hidden="true" className="size-3.5" />
            New endpoint
          </Button>
        ) : null}
      </div>
      <p className="text-pretty text-xs text-soft">
        Each delivery is sent on to the endpoints that want its topic, byte for byte, and again until they take it.
      </p>
    </header>
  );
}
