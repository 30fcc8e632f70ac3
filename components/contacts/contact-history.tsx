import { fieldWords, valueWords } from "#components/contacts/contact-words.ts";
import { PageLink } from "#components/ui/page-link.tsx";
import { Time } from "#components/ui/time.tsx";
import type { ContactVersion } from "#lib/api/contact.ts";

/** How a contact became what it is, the last change first, each with the delivery that made it. */
export function ContactHistory({ history }: { history: readonly ContactVersion[] }) {
  return (
    <ol aria-label="History" className="flex flex-col gap-4">
      {history.map(({ at, deliveryId, changes }, index) => (
        <li key={`${at} ${deliveryId}`} className="flex flex-col gap-1">
          <p className="flex flex-wrap items-baseline gap-x-2 text-xs text-soft">
            <Time iso={at} as="exact" className="text-ink" />
            <span>{index === history.length - 1 ? "First told" : "Changed"}</span>
            <PageLink href={`/deliveries/${deliveryId}`} className="text-accent hover:underline">
              Delivery {deliveryId}
            </PageLink>
          </p>
          <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm">
            {changes.map((change) => (
              <Change key={change.field} {...change} />
            ))}
          </dl>
        </li>
      ))}
    </ol>
  );
}

function Change({ field, before, after }: ContactVersion["changes"][number]) {
  const [old, now] = [valueWords(field, before), valueWords(field, after)];
  return (
    <>
      <dt className="truncate text-faint" title={fieldWords(field)}>
        <bdi>{fieldWords(field)}</bdi>
      </dt>
      <dd className="min-w-0 wrap-anywhere">
        {old === null ? null : (
          <del className="mr-1.5 rounded-sm bg-bad-soft px-1 text-soft">
            <bdi>{old}</bdi>
          </del>
        )}
        {now === null ? (
          <span className="text-faint">removed</span>
        ) : (
          <ins className="rounded-sm bg-ok-soft px-1 no-underline">
            <bdi>{now}</bdi>
          </ins>
        )}
      </dd>
    </>
  );
}
