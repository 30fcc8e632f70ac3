import { expectedWords } from "#components/health/missing/gap-words.ts";
import { oneLine } from "#lib/allo/one-line.ts";
import { partyWords } from "#lib/allo/party-words.ts";
import type { Gap } from "#lib/api/missing.ts";
import type { Party } from "#lib/api/party.ts";

/** Why we think that something is missing. Names and texts may hold anything. */
export function GapReason({ gap }: { gap: Gap }) {
  const { kind, state, us, them, direction, alloId, words, expected } = gap;
  const isAwaited = state !== "came";
  switch (kind) {
    case "ring":
      return direction === "outbound" ? (
        <>
          <Who party={us} /> called <Who party={them} />
          {isAwaited ? ", and nothing tells how that ended." : "."}
        </>
      ) : (
        <>
          <Who party={them} /> called <Who party={us} />
          {isAwaited ? ", and nothing tells how that ended." : "."}
        </>
      );
    case "tag":
      return (
        <>
          <Tagged tag={words} />
          {isAwaited ? ", but no call " : " before call "}
          <Code id={alloId} /> {isAwaited ? "has come." : "came."}
        </>
      );
    case "transfer":
      return (
        <>
          The call between <Who party={us} /> and <Who party={them} /> was transferred from <Code id={alloId} />
          {isAwaited ? ", which has not come." : "."}
        </>
      );
    case "answer":
      return (
        <>
          <Who party={them} /> and <Who party={us} /> wrote to each other, and one reacted to{" "}
          <Quoted text={words ?? ""} />
          {isAwaited ? ", which has not come." : "."}
        </>
      );
    case "silence":
      return (
        <>
          Nothing came for <Who party={us} />. {expected === null ? null : expectedWords(expected)}
        </>
      );
  }
}

function Who({ party }: { party: Party | null }) {
  return <bdi className="font-[540] text-ink">{party === null ? "somebody" : partyWords(party)}</bdi>;
}

function Tagged({ tag }: { tag: string | null }) {
  if (tag === null) return "It got a new summary";
  return (
    <>
      It was tagged <Quoted text={tag} />
    </>
  );
}

function Quoted({ text }: { text: string }) {
  return (
    <>
      “<bdi className="text-ink">{oneLine(text, 160)}</bdi>”
    </>
  );
}

function Code({ id }: { id: string | null }) {
  return <bdi className="font-mono text-xs text-ink">{id}</bdi>;
}
