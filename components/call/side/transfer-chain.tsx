import { SideSection } from "#components/call/side/side-section.tsx";
import { Fact, Facts } from "#components/ui/facts.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import { Time } from "#components/ui/time.tsx";
import { numberWords } from "#lib/allo/party-words.ts";
import type { Call } from "#lib/api/call.ts";

type Transfer = NonNullable<Call["transfer"]>;

/** From whom to whom it was passed on, and the other calls of that chain. */
export function TransferChain({ call: { transfer } }: { call: Call }) {
  if (transfer === null) return null;
  const { from, to, legs } = transfer;
  return (
    <SideSection title="Transfer">
      <Facts>
        {from === null ? null : (
          <Fact name="From">
            <bdi>{whom(from)}</bdi>
          </Fact>
        )}
        {to === null ? null : (
          <Fact name="To">
            <bdi>{whom(to)}</bdi>
          </Fact>
        )}
      </Facts>
      {legs.length === 0 ? null : (
        <ol aria-label="Other calls of this chain" className="mt-1 flex flex-col text-sm">
          {legs.map((leg) => (
            <li key={leg.alloId} className="flex min-h-6 items-baseline gap-3">
              <span className="w-26 shrink-0 text-faint">
                {leg.startedAt === null ? "not known" : <Time iso={leg.startedAt} as="minute" />}
              </span>
              {leg.id === null ? (
                <span className="min-w-0 text-soft wrap-anywhere">
                  <bdi>{leg.label}</bdi>, never reported
                </span>
              ) : (
                <PageLink
                  href={`/calls/${leg.id}`}
                  className="min-h-6 min-w-0 text-accent underline-offset-2 wrap-anywhere hover:underline"
                >
                  <bdi>{leg.label}</bdi>
                </PageLink>
              )}
            </li>
          ))}
        </ol>
      )}
    </SideSection>
  );
}

function whom({ userName, userEmail, number }: NonNullable<Transfer["from"]>): string {
  return userName ?? userEmail ?? (number === null ? "Somebody" : numberWords(number));
}
