import { Lock } from "lucide-react";
import { buttonClass } from "#components/ui/button.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";

/** A page that is there, for others. */
export default function Forbidden() {
  return (
    <div className="grid h-full place-items-center">
      <StatePanel
        icon={<Lock />}
        title="Your role does not allow this"
        heading="h1"
        action={
          <PageLink href="/deliveries" className={buttonClass({ look: "primary" })}>
            Go to the deliveries
          </PageLink>
        }
      >
        An administrator can give you another one.
      </StatePanel>
    </div>
  );
}
