import { CopyButton } from "#components/ui/copy-button.tsx";
import { numberWords } from "#lib/allo/party-words.ts";
import { canBeAnswered } from "#lib/allo/phone-number.ts";

/** A number as one reads it, which calls it where it can be called, and a button that copies it as one dials it. */
export function PhoneNumber({ number }: { number: string }) {
  const words = numberWords(number);
  return (
    <span className="inline-flex items-center gap-0.5 tabular-nums">
      {canBeAnswered(number) ? (
        <a href={`tel:${number}`} title="Call" className="hover:text-accent hover:underline">
          <bdi>{words}</bdi>
        </a>
      ) : (
        <bdi>{words}</bdi>
      )}
      <CopyNumber number={number} />
    </span>
  );
}

export function CopyNumber({ number, className = "" }: { number: string; className?: string }) {
  return (
    <CopyButton
      text={() => number}
      label={`Copy ${numberWords(number)}`}
      size="small"
      look="ghost"
      className={`-my-1 ${className}`}
    />
  );
}
