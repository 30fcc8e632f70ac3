import { valueWords } from "#components/contacts/contact-words.ts";
import { PhoneNumber } from "#components/conversation/phone-number.tsx";
import { Fact, Facts } from "#components/ui/facts.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import { Time } from "#components/ui/time.tsx";
import { numberWords } from "#lib/allo/party-words.ts";
import type { Contact } from "#lib/api/contact.ts";

/** What a contact is now, and what to know about it. */
export function ContactFacts({ contact }: { contact: Contact }) {
  const { company, numbers, emails, formerNumbers, properties, changedAt, alloId, duplicates } = contact;
  return (
    <>
      {duplicates.length === 0 ? null : (
        <Notice tone="warn" title="Other contacts have the same number">
          <ul>
            {duplicates.map(({ id, name, number }) => (
              <li key={`${id} ${number}`}>
                <PageLink href={`/contacts/${id}`} className="text-accent hover:underline">
                  <bdi>{name ?? "No name"}</bdi>
                </PageLink>{" "}
                has {numberWords(number)} too. Merge them in Allo.
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Facts>
        {company === null ? null : (
          <Fact name="Company">
            <bdi>{company}</bdi>
          </Fact>
        )}
        <Fact name={numbers.length === 1 ? "Number" : "Numbers"}>
          {numbers.length === 0 ? <span className="text-faint">none</span> : null}
          {numbers.map((number) => (
            <span key={number} className="mr-3">
              <PhoneNumber number={number} />
            </span>
          ))}
        </Fact>
        {formerNumbers.length === 0 ? null : (
          <Fact name="Before">
            <bdi>{formerNumbers.map(numberWords).join(", ")}</bdi>
          </Fact>
        )}
        {emails.length === 0 ? null : (
          <Fact name={emails.length === 1 ? "E-mail" : "E-mails"}>
            {emails.map((email) => (
              <a
                key={email}
                href={`mailto:${encodeURIComponent(email)}`}
                className="block w-fit hover:text-accent hover:underline"
              >
                <bdi>{email}</bdi>
              </a>
            ))}
          </Fact>
        )}
        {Object.entries(properties).map(([key, value]) => (
          <Fact key={key} name={key.slice(0, 60)}>
            <bdi>{valueWords(key, value)}</bdi>
          </Fact>
        ))}
        <Fact name="Changed">
          <Time iso={changedAt} />
        </Fact>
        <Fact name="Allo's id" mono>
          <bdi>{alloId}</bdi>
        </Fact>
      </Facts>
    </>
  );
}
