import { KeyRound, ShieldCheck, ShieldOff, UserMinus } from "lucide-react";
import { roleWords } from "#components/settings/role-words.ts";
import { Chip } from "#components/ui/chip.tsx";
import { MoreMenu } from "#components/ui/more-menu.tsx";
import { Select } from "#components/ui/select.tsx";
import { Time } from "#components/ui/time.tsx";
import { isRole, type Role, roles } from "#lib/access/rights.ts";
import type { Person } from "#lib/api/people.ts";

type Props = { person: Person; onRole: (role: Role) => void; onReset: () => void; onRemove: () => void };

/** One person; narrow screens put the facts under the name. */
export function PersonRow({ person, onRole, onReset, onRemove }: Props) {
  const { name, email, role, secondFactor, lastSeenAt, you } = person;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1.5 px-3.5 py-2.5 not-first:border-t not-first:border-line md:grid-cols-[minmax(0,1fr)_9rem_7.5rem_7.5rem_1.75rem]">
      <div className="min-w-0">
        <p className="flex items-center gap-2 text-sm">
          <bdi title={name} className="truncate font-[540]">
            {name}
          </bdi>
          {you ? <Chip tone="accent">You</Chip> : null}
        </p>
        <bdi title={email} className="block truncate text-xs text-soft">
          {email}
        </bdi>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-soft max-md:col-span-2 max-md:row-start-2 md:contents">
        <Select
          size="small"
          aria-label={`Role of ${email}`}
          value={role}
          onChange={({ target }) => {
            if (isRole(target.value)) onRole(target.value);
          }}
        >
          {roles.map((each) => (
            <option key={each} value={each}>
              {roleWords[each].name}
            </option>
          ))}
        </Select>
        <span className={`inline-flex items-center gap-1.5 ${secondFactor ? "text-ok" : "text-faint"}`}>
          {secondFactor ? (
            <ShieldCheck aria-hidden="true" className="size-3.5 shrink-0" />
          ) : (
            <ShieldOff aria-hidden="true" className="size-3.5 shrink-0" />
          )}
          {secondFactor ? "Second factor" : "Password only"}
        </span>
        <span>
          {lastSeenAt === null ? (
            "Never here"
          ) : (
            <>
              Seen <Time iso={lastSeenAt} />
            </>
          )}
        </span>
      </div>
      <div className="max-md:col-start-2 max-md:row-start-1">
        <MoreMenu
          label={`What to do with ${email}`}
          look="ghost"
          choices={[
            { words: "Make a reset link", icon: KeyRound, onChoose: onReset },
            { words: "Remove", icon: UserMinus, bad: true, onChoose: onRemove },
          ]}
        />
      </div>
    </li>
  );
}
