import { MissingPage } from "#components/shell/missing-page.tsx";

export default function NotFound() {
  return (
    <main className="h-full">
      <MissingPage title="There is nothing here" back={{ href: "/deliveries", label: "Go to the deliveries" }}>
        The address is mistyped, or belongs to a page of another version.
      </MissingPage>
    </main>
  );
}
