import { MissingPage } from "#components/shell/missing-page.tsx";

export default function EndpointNotFound() {
  return (
    <MissingPage title="There is no such endpoint" back={{ href: "/forwarding", label: "Show all endpoints" }}>
      It was removed, or the number in the address is mistyped.
    </MissingPage>
  );
}
