import { PhoneCall, PhoneIncoming, PhoneMissed, PhoneOutgoing } from "lucide-react";
import { wasAnswered } from "#components/call/outcome-words.ts";
import type { CallItem } from "#lib/api/call.ts";

type Told = Pick<CallItem, "state" | "direction" | "result">;

/** Which way a call went and whether it got through, in a shape; the words stand beside it. */
export function CallIcon({ call }: { call: Told }) {
  const Icon = iconOf(call);
  return <Icon aria-hidden="true" className="size-4 shrink-0" />;
}

function iconOf({ state, direction, result }: Told) {
  if (state === "ringing" || state === "answered") return PhoneCall;
  if (direction === "outbound") return PhoneOutgoing;
  return wasAnswered({ result, answeredAt: null }) ? PhoneIncoming : PhoneMissed;
}
