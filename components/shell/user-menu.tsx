"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronsUpDown, LogOut, UserRound } from "lucide-react";
import { meQuery } from "#components/data/me-query.ts";
import { initials } from "#components/shell/initials.ts";
import { ThemeSwitch } from "#components/shell/theme-switch.tsx";
import { useSignOut } from "#components/shell/use-sign-out.ts";
import { PageLink } from "#components/ui/page-link.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { roleNames } from "#lib/access/role-names.ts";

/** Who is signed in, and the ways to the own account and out; `brief` is a round button for phones, and has the theme too. */
export function UserMenu({ brief = false }: { brief?: boolean }) {
  const { data: me } = useQuery(meQuery());
  const leave = useSignOut();
  if (!me) return null;
  const name = me.displayName ?? me.name;

  return (
    <Popover
      label="You"
      button={{
        className: brief
          ? "grid size-9 shrink-0 place-items-center rounded-full"
          : "-mx-2 mt-1 flex min-w-0 items-center gap-2 rounded-md px-2 py-1.5 text-left hover:bg-panel aria-expanded:bg-panel",
      }}
      trigger={
        <>
          <Mark name={name} />
          {brief ? (
            <span className="sr-only">
              You: {name}, {roleNames[me.role]}
            </span>
          ) : (
            <>
              <span className="min-w-0 flex-1">
                <span className="block truncate text-xs font-[530]">
                  <span className="sr-only">You: </span>
                  <bdi>{name}</bdi>
                  <span className="sr-only">, </span>
                </span>
                <span className="block truncate text-2xs text-faint">{roleNames[me.role]}</span>
              </span>
              <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-faint" />
            </>
          )}
        </>
      }
    >
      {(close) => (
        <div className="flex w-56 flex-col">
          <p className="border-b border-line px-2 pt-1 pb-2 text-xs text-soft">
            <bdi className="block text-sm font-[560] text-ink wrap-anywhere">{name}</bdi>
            {name === me.name ? null : <bdi className="block wrap-anywhere">{me.name}</bdi>}
            {roleNames[me.role]}
          </p>
          {brief ? (
            <div className="flex items-center justify-between border-b border-line px-2 py-2">
              <span aria-hidden="true">Theme</span>
              <ThemeSwitch />
            </div>
          ) : null}
          <PageLink href="/account" onClick={close} className={`${item} mt-1.5`}>
            <UserRound aria-hidden="true" className="size-3.5 text-faint" />
            Account
          </PageLink>
          <button type="button" disabled={leave.isPending} onClick={() => leave.mutate()} className={item}>
            <LogOut aria-hidden="true" className="size-3.5 text-faint" />
            Sign out
          </button>
        </div>
      )}
    </Popover>
  );
}

const item = "flex min-h-8 items-center gap-2 rounded-md px-2 text-left hover:bg-sunk max-md:min-h-10";

function Mark({ name }: { name: string }) {
  return (
    <span
      aria-hidden="true"
      className="grid size-7 shrink-0 place-items-center rounded-full bg-accent-soft text-2xs font-[600] text-accent"
    >
      {initials(name)}
    </span>
  );
}
