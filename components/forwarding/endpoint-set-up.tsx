"use client";

import { TopicChip } from "#components/deliveries/topic-chip.tsx";
import { EndpointHeaders } from "#components/forwarding/endpoint-headers.tsx";
import { EndpointSecret } from "#components/forwarding/endpoint-secret.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Fact, Facts } from "#components/ui/facts.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Endpoint } from "#lib/api/endpoint.ts";

/** Where an endpoint is, what it wants, and what it needs to know our requests by. */
export function EndpointSetUp({ endpoint }: { endpoint: Endpoint }) {
  const { url, topics, headers, createdAt, lastSuccessAt, secret } = endpoint;
  return (
    <div className="flex flex-col gap-6">
      <Facts>
        <Fact name="Address" mono>
          <span className="flex items-start gap-1">
            <bdi className="min-w-0 break-all">{url}</bdi>
            <CopyButton look="ghost" size="small" className="-my-0.5" label="Copy the address" text={() => url} />
          </span>
        </Fact>
        <Fact name="Topics">
          {topics === null ? (
            "All, also those to come"
          ) : (
            <span className="flex flex-wrap gap-1">
              {topics.map((topic) => (
                <TopicChip key={topic} topic={topic} />
              ))}
            </span>
          )}
        </Fact>
        <Fact name="Made">
          <Time iso={createdAt} as="exact" />
        </Fact>
        <Fact name="Last taken">
          {lastSuccessAt === null ? (
            <span className="text-soft">nothing yet</span>
          ) : (
            <Time iso={lastSuccessAt} as="exact" />
          )}
        </Fact>
      </Facts>
      {headers === null ? null : <EndpointHeaders headers={headers} />}
      {secret === null ? (
        <p className="text-sm text-pretty text-soft">
          The signing secret and the headers that go along are for administrators.
        </p>
      ) : (
        <EndpointSecret endpoint={endpoint} secret={secret} />
      )}
    </div>
  );
}
