import { readable, readableDay } from "#components/call/side/readable.ts";
import { SideSection } from "#components/call/side/side-section.tsx";
import type { Call } from "#lib/api/call.ts";

type Deal = Call["deals"][number];

/** The deals of the person as they stood when it rang. */
export function DealList({ deals }: { deals: Call["deals"] }) {
  if (deals.length === 0) return null;
  return (
    <SideSection title={deals.length === 1 ? "Deal" : "Deals"}>
      <ul className="flex flex-col gap-1.5 text-sm">
        {deals.map((deal, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two deals may say the same, and none ever moves
          <li key={index} className="wrap-anywhere">
            <bdi className="font-[530]">{readable(deal.name) ?? "Unnamed"}</bdi>
            {about(deal).map((text) => (
              <span key={text} className="text-soft">
                {", "}
                <bdi>{text}</bdi>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </SideSection>
  );
}

function about({ value, currency, status, close_date }: Deal): string[] {
  const closes = readableDay(close_date);
  const all = [amount(value, currency), readable(status), closes && `closes ${closes}`];
  return [...new Set(all.filter((text) => text !== null))];
}

/** "€2,400.00" where the currency is one, else as it came. */
function amount(value: unknown, currency: unknown): string | null {
  if (typeof value === "number" && typeof currency === "string" && /^[A-Z]{3}$/.test(currency)) {
    return new Intl.NumberFormat("en", { style: "currency", currency, maximumFractionDigits: 2 }).format(value);
  }
  const parts = [readable(value), readable(currency)].filter((part) => part !== null);
  return parts.length === 0 || value === null || value === undefined ? null : parts.join(" ");
}
