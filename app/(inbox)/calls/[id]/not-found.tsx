import { MissingPage } from "#components/shell/missing-page.tsx";

export default function CallNotFound() {
  return (
    <MissingPage title="There is no such call" back={{ href: "/calls", label: "Show all calls" }}>
      Calls are kept for good, so the number in the address is mistyped or belongs to another inbox.
    </MissingPage>
  );
}
