import { deliveryBadges } from "#components/deliveries/delivery-badge.ts";
import { TopicChip } from "#components/deliveries/topic-chip.tsx";
import { SignatureChip } from "#components/delivery/signature-chip.tsx";
import { Chip } from "#components/ui/chip.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import type { Delivery } from "#lib/api/delivery.ts";

type Props = { delivery: Delivery; titleId: string; onOpen: (id: number) => void };

/** What the delivery says in human terms, how far it can be trusted, and where it leads. */
export function DetailSummary({ delivery, titleId, onOpen }: Props) {
  const { topic, title, subtitle, lookalikeOf, related } = delivery;
  const links = [related.call, related.thread, related.contact].filter((link) => link !== null);
  return (
    <div>
      <div className="mb-2 flex flex-wrap items-center gap-1.5">
        <TopicChip topic={topic} />
        <SignatureChip verification={delivery.verification} secretLabel={delivery.secretLabel} />
        {deliveryBadges(delivery).map((badge) => (
          <Chip key={badge.label} tone={badge.tone}>
            {badge.label}
          </Chip>
        ))}
      </div>
      <h1 id={titleId} dir="auto" className="text-pretty wrap-anywhere">
        {title}
      </h1>
      {subtitle === "" ? null : (
        <p dir="auto" className="mt-1 text-pretty text-soft wrap-anywhere">
          {subtitle}
        </p>
      )}
      {links.length > 0 || lookalikeOf !== null ? (
        <p className="mt-1.5 flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {links.map((link) => (
            <PageLink key={link.href} href={link.href} className={linkLook}>
              <bdi>{link.label}</bdi>
            </PageLink>
          ))}
          {lookalikeOf === null ? null : (
            <a
              href={`/deliveries/${lookalikeOf}`}
              className={linkLook}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
                event.preventDefault();
                onOpen(lookalikeOf);
              }}
            >
              Says the same as an earlier delivery, number {lookalikeOf}
            </a>
          )}
        </p>
      ) : null}
    </div>
  );
}

const linkLook = "min-w-0 text-accent underline-offset-2 wrap-anywhere hover:underline";
