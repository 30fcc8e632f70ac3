import { MissingPage } from "#components/shell/missing-page.tsx";

export default function ContactNotFound() {
  return (
    <MissingPage title="There is no such contact" back={{ href: "/contacts", label: "Show all contacts" }}>
      The number in the address is mistyped or belongs to another inbox. Contacts lists them all.
    </MissingPage>
  );
}
