import { PageLink } from "#components/ui/page-link.tsx";

const places = [
  { href: "/contacts", label: "Contacts" },
  { href: "/contacts/unknown", label: "Unknown numbers" },
] as const;

/** Those that have a name, and those that have none yet. */
export function ContactsHeader({ here }: { here: (typeof places)[number]["href"] }) {
  return (
    <div className="flex min-h-7 flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <h1>{places.find(({ href }) => href === here)?.label}</h1>
      <nav aria-label="Known or unknown" className="flex gap-3 text-xs">
        {places.map(({ href, label }) => (
          <PageLink
            key={href}
            href={href}
            aria-current={href === here ? "page" : undefined}
            className="py-1 text-soft hover:text-ink aria-[current]:font-[560] aria-[current]:text-ink"
          >
            {label}
          </PageLink>
        ))}
      </nav>
    </div>
  );
}
