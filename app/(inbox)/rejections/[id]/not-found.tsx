import { MissingPage } from "#components/shell/missing-page.tsx";

export default function RejectionNotFound() {
  return (
    <MissingPage title="There is no such rejection" back={{ href: "/rejections", label: "Show all rejections" }}>
      Rejections make room for newer ones, so it may be gone; or the number in the address is mistyped.
    </MissingPage>
  );
}
