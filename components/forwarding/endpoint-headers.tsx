"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Fact, Facts } from "#components/ui/facts.tsx";
import type { Endpoint } from "#lib/api/endpoint.ts";

/** What goes along with every request; the values may be keys, so they are hidden until they are asked for. */
export function EndpointHeaders({ headers }: { headers: NonNullable<Endpoint["headers"]> }) {
  const [shown, setShown] = useState(false);
  if (headers.length === 0) return null;
  return (
    <section aria-labelledby="endpoint-headers">
      <div className="mb-2 flex items-center gap-2">
        <h2 id="endpoint-headers">Headers that go along</h2>
        <Button look="ghost" aria-pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? <EyeOff aria-hidden="true" className="size-3.5" /> : <Eye aria-hidden="true" className="size-3.5" />}
          {shown ? "Hide values" : "Show values"}
        </Button>
      </div>
      <Facts>
        {headers.map(([name, value]) => (
          <Fact key={name} name={name} mono>
            {shown ? <bdi>{value}</bdi> : <span className="text-faint">hidden</span>}
          </Fact>
        ))}
      </Facts>
    </section>
  );
}
