import { ShieldAlert, ShieldCheck } from "lucide-react";
import { Chip } from "#components/ui/chip.tsx";
import type { DeliveryItem } from "#lib/api/delivery.ts";

type Props = Pick<DeliveryItem, "verification" | "secretLabel">;

/** How we know that Allo sent it. */
export function SignatureChip({ verification, secretLabel }: Props) {
  if (verification === "token") {
    return (
      <Chip tone="warn" title="An older format without a signature; the secret address let it in">
        <ShieldAlert aria-hidden="true" className="size-3" />
        Legacy, by token
      </Chip>
    );
  }
  return (
    <Chip title="The signature matched these bytes">
      <ShieldCheck aria-hidden="true" className="size-3 text-ok" />
      {secretLabel === null ? "Verified" : `Verified, secret “${secretLabel}”`}
    </Chip>
  );
}
