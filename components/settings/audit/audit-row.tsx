import {
  AudioLines,
  Bell,
  Eye,
  Inbox,
  KeyRound,
  LogIn,
  type LucideIcon,
  PhoneIncoming,
  ScrollText,
  Send,
  TriangleAlert,
  UserRound,
  UsersRound,
} from "lucide-react";
import { Time } from "#components/ui/time.tsx";
import { type AuditGroup, actorWords, deedPieces, groupOf } from "#lib/access/audit-action.ts";
import type { AuditEntry } from "#lib/api/audit.ts";

const icons: Record<AuditGroup, LucideIcon> = {
  "sign-in": LogIn,
  account: UserRound,
  people: UsersRound,
  keys: KeyRound,
  payloads: Eye,
  recordings: AudioLines,
  deliveries: Inbox,
  forwarding: Send,
  alerts: Bell,
  callbacks: PhoneIncoming,
  audit: ScrollText,
};

const failures = new Set(["sign_in_failed", "second_factor.failed", "password.refused"]);

/** One entry, as a sentence. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const group = groupOf(entry.action);
  const failed = failures.has(entry.action);
  const Icon = failed ? TriangleAlert : group ? icons[group] : ScrollText;
  return (
    <div className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2.5 px-3.5 py-2 text-sm md:grid-cols-[1rem_minmax(0,1fr)_8.5rem_10.5rem]">
      <Icon aria-hidden="true" className={`mt-0.5 size-3.5 ${failed ? "text-bad" : "text-faint"}`} />
      <p className="wrap-anywhere">
        <bdi className="font-[560]">{actorWords(entry.actor)}</bdi>{" "}
        {deedPieces(entry).map((piece) =>
          piece.slot ? (
            <bdi key={piece.slot} className={piece.slot === "target" ? "font-[530]" : undefined}>
              {piece.text}
            </bdi>
          ) : (
            piece.text
          ),
        )}
      </p>
      <span className="flex flex-wrap gap-x-2 text-xs text-soft max-md:col-start-2 md:contents">
        <bdi className="truncate font-mono text-xs text-faint empty:max-md:hidden md:text-right">
          {entry.remoteAddress}
        </bdi>
        <span className="whitespace-nowrap md:text-right">
          <Time iso={entry.at} as="date" />, <Time iso={entry.at} as="clock" />
        </span>
      </span>
    </div>
  );
}
