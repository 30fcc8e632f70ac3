import { callLength } from "#components/call/call-length.ts";
import { outcomeWords } from "#components/call/outcome-words.ts";
import { fieldName, readable } from "#components/call/side/readable.ts";
import { SideSection } from "#components/call/side/side-section.tsx";
import { Fact, Facts } from "#components/ui/facts.tsx";
import { formatSpan } from "#components/ui/format-time.ts";
import { PageLink } from "#components/ui/page-link.tsx";
import { Time } from "#components/ui/time.tsx";
import { partyWords } from "#lib/allo/party-words.ts";
import type { Call } from "#lib/api/call.ts";

/** How the call went, from the first ring to its end. */
export function CourseFacts({ call }: { call: Call }) {
  const { startedAt, answeredAt, userEmail, originalTo, ivr, dataCollected, ring, durationSeconds } = call;
  const outcome = outcomeWords(call);
  const rangMs = answeredAt === null ? null : Date.parse(answeredAt) - Date.parse(startedAt);
  const length = callLength(durationSeconds);
  const menu = ivr.map(({ key, text }) => [key, text].filter(Boolean).join(", ")).filter((step) => step !== "");
  return (
    <SideSection title="How it went">
      <Facts>
        <Fact name="Outcome">
          <bdi>{outcome.short}</bdi>
          {outcome.why === null ? null : <p className="text-soft">{outcome.why}</p>}
        </Fact>
        <Fact name="Began">
          <Time iso={startedAt} as="exact" />
        </Fact>
        {rangMs === null || rangMs < 1000 ? null : (
          <Fact name="Rang">{formatSpan(rangMs)} before it was picked up</Fact>
        )}
        {length === null ? null : <Fact name="Lasted">{length}</Fact>}
        {userEmail === null ? null : (
          <Fact name="Handled by">
            <bdi>{userEmail}</bdi>
          </Fact>
        )}
        {originalTo === null ? null : (
          <Fact name="First dialled">
            <bdi>{partyWords(originalTo)}</bdi>
          </Fact>
        )}
        {menu.length === 0 ? null : (
          <Fact name="Menu">
            <ol>
              {menu.map((step, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same key may be pressed twice
                <li key={index}>
                  <bdi>{step}</bdi>
                </li>
              ))}
            </ol>
          </Fact>
        )}
        {Object.entries(dataCollected).map(([key, value]) => {
          const text = readable(value);
          return text === null ? null : (
            <Fact key={key} name={fieldName(key)}>
              <bdi>{text}</bdi>
            </Fact>
          );
        })}
        {ring === null ? null : (
          <Fact name="Ring">
            <PageLink href={`/deliveries/${ring.deliveryId}`} className="text-accent underline underline-offset-2">
              matched, {formatSpan(ring.secondsApart * 1000)} apart
            </PageLink>
            <span className="text-soft"> – by numbers and time, as rings name no call</span>
          </Fact>
        )}
      </Facts>
    </SideSection>
  );
}
