import { DoorCard } from "#components/door/door-card.tsx";

/** In place of the sign-in form while there is nobody who could sign in. */
export function SetUpFirst() {
  return (
    <DoorCard title="Set up the inbox first" intro="Nobody can sign in yet.">
      <p className="text-sm text-soft">
        The server printed a set-up link when it started, behind <code>Set-up link (once)</code>. Open it within a day;
        a new start prints a new one.
      </p>
    </DoorCard>
  );
}
