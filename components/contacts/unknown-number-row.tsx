import { CopyNumber } from "#components/conversation/phone-number.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import { Time } from "#components/ui/time.tsx";
import { numberWords } from "#lib/allo/party-words.ts";
import type { UnknownNumber } from "#lib/api/contact.ts";

type Props = { item: UnknownNumber; tabbable: boolean };

/** One number that nobody has: what came of it, and the ways to that. Opens its messages, or where there are none its calls. */
export function UnknownNumberRow({ item, tabbable }: Props) {
  const { number, name, calls, messages, lastAt, threadId } = item;
  const words = numberWords(number);
  const toCalls = `/calls?${new URLSearchParams({ q: number })}`;
  const ways = [
    { words: counted(calls, "call"), href: calls === 0 ? null : toCalls, room: "w-14 lg:w-20", hue: "text-call" },
    {
      words: counted(messages, "message"),
      href: threadId === null ? null : `/threads/${threadId}`,
      room: "w-22 lg:w-28",
      hue: "text-message",
    },
  ];
  return (
    <div className="relative grid h-full grid-cols-[minmax(0,1fr)_auto] content-center items-center gap-x-3 gap-y-0.5 px-4 lg:grid-cols-[15rem_minmax(0,1fr)_auto_6rem] hover:bg-bg has-[a[data-number]:focus-visible]:outline-2 has-[a[data-number]:focus-visible]:-outline-offset-2 has-[a[data-number]:focus-visible]:outline-accent">
      <span className="flex min-w-0 items-center gap-1 font-[540] tabular-nums">
        <PageLink
          href={threadId === null ? toCalls : `/threads/${threadId}`}
          tabIndex={tabbable ? undefined : -1}
          data-number={number}
          className="truncate outline-none after:absolute after:inset-0"
        >
          <bdi>{words}</bdi>
        </PageLink>
        <CopyNumber number={number} className="relative z-10" />
      </span>
      <Time iso={lastAt} className="justify-self-end text-xs text-soft lg:col-start-4 lg:row-start-1" />
      <span
        className="truncate text-xs leading-5 text-soft lg:col-start-2 lg:row-start-1 lg:text-sm"
        title={name === null ? undefined : "What Allo calls them"}
      >
        {name === null ? "No name" : <bdi>{name}</bdi>}
      </span>
      <span className="flex gap-x-3 justify-self-end text-xs leading-5 tabular-nums lg:col-start-3 lg:row-start-1">
        {ways.map(({ words, href, room, hue }) =>
          href === null ? (
            <span key={words} className={`text-right text-faint ${room}`}>
              {words}
            </span>
          ) : (
            <PageLink key={words} href={href} className={`relative z-10 text-right hover:underline ${room} ${hue}`}>
              {words}
            </PageLink>
          ),
        )}
      </span>
    </div>
  );
}

function counted(count: number, what: string): string {
  if (count === 0) return `no ${what}s`;
  return `${count.toLocaleString("en")} ${count === 1 ? what : `${what}s`}`;
}
