import { PageLink } from "#components/ui/page-link.tsx";
import { type DeliveryFilters, serializeDeliveryFilters } from "#lib/api/delivery-filters.ts";

type Props = { count: number; filter: Partial<DeliveryFilters>; label: string };

/** A number that leads to the deliveries it counts; `label` says in full what that is. */
export function CountLink({ count, filter, label }: Props) {
  if (count === 0) return <span className="text-faint">0</span>;
  return (
    <PageLink
      href={serializeDeliveryFilters("/deliveries", filter)}
      aria-label={label}
      className="inline-flex min-h-6 items-center rounded-sm decoration-line-strong underline-offset-3 hover:text-accent hover:underline"
    >
      {count.toLocaleString("en")}
    </PageLink>
  );
}

/** The deliveries since the beginning of a span. */
export function since(iso: string | undefined): Partial<DeliveryFilters> {
  return iso === undefined ? {} : { from: new Date(iso) };
}
