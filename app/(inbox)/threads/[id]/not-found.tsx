import { MissingPage } from "#components/shell/missing-page.tsx";

export default function ThreadNotFound() {
  return (
    <MissingPage title="There is no such thread" back={{ href: "/threads", label: "Show all messages" }}>
      The number in the address is mistyped or belongs to another inbox. Messages lists them all.
    </MissingPage>
  );
}
