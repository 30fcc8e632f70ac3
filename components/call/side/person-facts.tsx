import { fieldName, readable } from "#components/call/side/readable.ts";
import { SideSection } from "#components/call/side/side-section.tsx";
import { AddressText } from "#components/ui/address-text.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Fact, Facts } from "#components/ui/facts.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import { numberWords } from "#lib/allo/party-words.ts";
import { isHiddenNumber } from "#lib/allo/phone-number.ts";
import type { Call } from "#lib/api/call.ts";

// What is shown in another place, or says nothing to people.
const HIDDEN = new Set(["id", "name", "last_name", "numbers"]);

/** Who it was: the contact where there is one, and what was known of them when it rang. */
export function PersonFacts({ call }: { call: Call }) {
  const { them, person, company } = call;
  const numbers = otherNumbers(person?.numbers, them.number);
  return (
    <SideSection title="Person">
      <Facts>
        <Fact name="Name">
          <PersonName call={call} />
        </Fact>
        <Fact name="Number">
          <span className="flex items-start gap-1">
            <bdi className="min-w-0 tabular-nums wrap-anywhere">{numberWords(them.number)}</bdi>
            {isHiddenNumber(them.number) ? null : (
              <CopyButton
                look="ghost"
                size="small"
                className="-my-0.5 print:hidden"
                label="Copy the number"
                text={() => them.number}
              />
            )}
          </span>
        </Fact>
        {numbers.length === 0 ? null : (
          <Fact name="Also">
            <bdi className="tabular-nums">{numbers.join(", ")}</bdi>
          </Fact>
        )}
        {company?.name ? (
          <Fact name="Company">
            <bdi>{company.name}</bdi>
          </Fact>
        ) : null}
        {Object.entries(person ?? {}).map(([key, value]) => {
          const text = HIDDEN.has(key) || isRepeated(key, person) ? null : readable(value);
          return text === null ? null : (
            <Fact key={key} name={fieldName(key)}>
              <AddressText text={text} />
            </Fact>
          );
        })}
      </Facts>
    </SideSection>
  );
}

function PersonName({ call: { them, person, contactId } }: { call: Call }) {
  if (contactId !== null) {
    return (
      <PageLink
        href={`/contacts/${contactId}`}
        className="inline-block min-h-6 text-accent underline underline-offset-2"
      >
        <bdi>{them.name ?? "No name"}</bdi>
      </PageLink>
    );
  }
  const told = [person?.name, person?.last_name].map(readable).filter((part) => part !== null);
  const name = told.join(" ") || them.name;
  return name ? <bdi>{name}</bdi> : <span className="text-soft">Not in the contacts</span>;
}

function otherNumbers(numbers: unknown, shown: string): string[] {
  if (!Array.isArray(numbers)) return [];
  return numbers.filter((number) => typeof number === "string" && number !== shown).map(numberWords);
}

/** The first e-mail comes by itself and as one of all. */
function isRepeated(key: string, person: Call["person"]): boolean {
  return key === "email" && readable(person?.emails) !== null;
}
