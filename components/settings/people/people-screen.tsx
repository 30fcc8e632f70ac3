"use client";

import { InvitationsSection } from "#components/settings/people/invitations-section.tsx";
import { PeopleSection } from "#components/settings/people/people-section.tsx";

/** Who may come in, and who was asked to. */
export function PeopleScreen() {
  return (
    <>
      <PeopleSection />
      <InvitationsSection />
    </>
  );
}
