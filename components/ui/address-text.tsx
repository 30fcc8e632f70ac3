import { Fragment } from "react";

/** A text that breaks before an @ sooner than anywhere else. */
export function AddressText({ text }: { text: string }) {
  return (
    <bdi>
      {text.split(/(?=@)/).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other identity
        <Fragment key={index}>
          {index === 0 ? null : <wbr />}
          {part}
        </Fragment>
      ))}
    </bdi>
  );
}
