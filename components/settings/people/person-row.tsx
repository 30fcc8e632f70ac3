import { Ellipsis, KeyRound, ShieldCheck, ShieldOff, UserMinus } from "lucide-react";
import { roleWords } from "#components/settings/role-words.ts";
import { buttonClass } from "#components/ui/button.tsx";
import { Chip } from "#components/ui/chip.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { Select } from "#components/ui/select.tsx";
import { Time } from "#components/ui/time.tsx";
import { isRole, type Role, roles } from "#lib/access/rights.ts";
import type { Person } from "#lib/api/people.ts";

type Props = { person: Person; onRole: (role: Role) => void; onReset: () => void; onRemove: () => void };

const item = "flex min-h-8 w-full items-center gap-2 rounded-md px-2 text-left hover:bg-sunk max-md:min-h-10";

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
        <Popover
          label={`What to do with ${email}`}
          button={{
            "aria-label": `What to do with ${email}`,
            className: `${buttonClass({ look: "ghost", size: "icon" })}`,
          }}
          trigger={<Ellipsis aria-hidden="true" className="size-4" />}
        >
          {(close) => (
            <div className="w-48">
              <button
                type="button"
                className={item}
                onClick={() => {
                  close();
                  onReset();
                }}
              >
                <KeyRound aria-hidden="true" className="size-3.5 text-faint" />
                Make a reset link
              </button>
              <button
                type="button"
                className={`${item} text-bad`}
                onClick={() => {
                  close();
                  onRemove();
                }}
              >
                <UserMinus aria-hidden="true" className="size-3.5" />
                Remove
              </button>
            </div>
          )}
        </Popover>
      </div>
    </li>
  );
}
