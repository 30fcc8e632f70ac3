import { CopyButton } from "#components/ui/copy-button.tsx";
import { Fact, Facts } from "#components/ui/facts.tsx";
import { formatBytes } from "#components/ui/format-bytes.ts";
import { formatSpan } from "#components/ui/format-time.ts";
import { Time } from "#components/ui/time.tsx";
import type { Delivery } from "#lib/api/delivery.ts";

export function DetailFacts({ delivery }: { delivery: Delivery }) {
  const { webhookId, eventAt, receivedAt, sizeBytes, version, originalTopic } = delivery;
  return (
    <Facts>
      <Fact name="Id" mono>
        <span className="flex items-start gap-1">
          <bdi className="min-w-0 break-all">{webhookId}</bdi>
          <CopyButton look="ghost" size="small" className="-my-0.5" label="Copy the id" text={() => webhookId} />
        </span>
      </Fact>
      <Fact name="Happened">
        {eventAt === null ? <span className="text-soft">not said</span> : <Time iso={eventAt} as="exact" />}
      </Fact>
      <Fact name="Arrived">
        <Time iso={receivedAt} as="exact" />
        {eventAt === null ? null : <span className="text-soft"> ({lateness(eventAt, receivedAt)})</span>}
      </Fact>
      <Fact name="Repeats">{repeats(delivery)}</Fact>
      <Fact name="Size">{formatBytes(sizeBytes)}</Fact>
      <Fact name="Version">
        {version === null ? <span className="text-soft">not said</span> : <bdi>{version}</bdi>}
      </Fact>
      {originalTopic === null ? null : (
        <Fact name="Came as">
          <bdi className="font-mono text-xs">{originalTopic}</bdi>
          <span className="text-soft">, an older name of this topic</span>
        </Fact>
      )}
    </Facts>
  );
}

function lateness(eventAt: string, receivedAt: string): string {
  const late = Date.parse(receivedAt) - Date.parse(eventAt);
  if (late >= 0) return `${formatSpan(late)} later`;
  return `${formatSpan(late)} before it happened, so one clock is off`;
}

function repeats({ attemptLog, attempts }: Delivery): string {
  const count = Math.max(attempts, attemptLog.length) - 1;
  if (count <= 0) return "none";
  const conflicts = attemptLog.filter((attempt) => attempt.verdict === "conflict").length;
  if (conflicts === 0) return count === 1 ? "1, same bytes" : `${count}, same bytes each time`;
  return conflicts === count ? `${count}, with other bytes` : `${count}, ${conflicts} of them with other bytes`;
}
