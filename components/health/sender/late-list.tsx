import { TopicDot } from "#components/deliveries/topic-dot.tsx";
import { lateWords } from "#components/health/sender/try-words.ts";
import { PageLink } from "#components/ui/page-link.tsx";
import { Time } from "#components/ui/time.tsx";
import type { LateDelivery } from "#lib/api/sender.ts";

/** Deliveries that Allo's first try did not bring, each a link. */
export function LateList({ label, deliveries }: { label: string; deliveries: readonly LateDelivery[] }) {
  return (
    <ul aria-label={label}>
      {deliveries.map(({ deliveryId, topic, title, receivedAt, number, lateMs }) => (
        <li key={deliveryId} className="border-line/55 py-1.5 text-sm not-first:border-t">
          <p className="flex items-center gap-2">
            <TopicDot topic={topic} />
            <PageLink
              href={`/deliveries/${deliveryId}`}
              className="min-w-0 truncate underline decoration-line-strong underline-offset-2 hover:decoration-ink"
            >
              <bdi>{title}</bdi>
            </PageLink>
            <Time iso={receivedAt} className="ml-auto shrink-0 text-xs text-faint" />
          </p>
          <p className="pl-4 text-xs text-faint tabular-nums">{lateWords({ number, lateMs })}</p>
        </li>
      ))}
    </ul>
  );
}
