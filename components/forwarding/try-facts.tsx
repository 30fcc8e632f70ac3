import { CodeBox } from "#components/ui/code-box.tsx";
import { Fact, Facts } from "#components/ui/facts.tsx";
import { formatSpan } from "#components/ui/format-time.ts";
import { Time } from "#components/ui/time.tsx";
import type { Forward } from "#lib/api/endpoint.ts";

/** All that is known of one try; the answer is shown as text, whatever it holds. */
export function TryFacts({ tried }: { tried: Forward["attempts"][number] }) {
  const { at, status, durationMs, error, errorClass, address, responseBody } = tried;
  return (
    <div className="flex flex-col gap-2.5">
      <Facts>
        <Fact name="Sent">
          <Time iso={at} as="exact" />
        </Fact>
        <Fact name="Took">{formatSpan(durationMs)}</Fact>
        <Fact name="Status">{status ?? <span className="text-soft">no answer</span>}</Fact>
        {error === null ? null : (
          <Fact name="Error">
            {error} {errorClass === null ? null : <code className="text-xs text-faint">{errorClass}</code>}
          </Fact>
        )}
        {address === null ? null : (
          <Fact name="Sent to" mono>
            {address}
          </Fact>
        )}
      </Facts>
      {responseBody === null || responseBody === "" ? (
        <p className="text-xs text-faint">{status === null ? null : "The answer had no body."}</p>
      ) : (
        <CodeBox label="Answer">{responseBody}</CodeBox>
      )}
    </div>
  );
}
