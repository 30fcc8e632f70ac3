import { MissingPage } from "#components/shell/missing-page.tsx";

export default function DeliveryNotFound() {
  return (
    <MissingPage title="There is no such delivery" back={{ href: "/deliveries", label: "Show all deliveries" }}>
      Deliveries are kept for good, so the number in the address is mistyped or belongs to another inbox.
    </MissingPage>
  );
}
