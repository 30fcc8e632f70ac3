import { countWords, endpointState, topicsWords } from "#components/forwarding/endpoint-words.ts";
import { endpointHref } from "#components/forwarding/use-forwarding-address.ts";
import { Chip } from "#components/ui/chip.tsx";
import { ItemLink } from "#components/ui/item-link.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Endpoint } from "#lib/api/endpoint.ts";
import { endpointName, hostOf } from "#lib/forwarding/endpoint-name.ts";

type Props = { endpoint: Endpoint; open: boolean; tabbable: boolean; onOpen: (id: number) => void };

/** One endpoint in the list: how it does, where it is, and what waits for it. */
export function EndpointRow({ endpoint, open, tabbable, onOpen }: Props) {
  const { id, url, description, topics, pending, failed } = endpoint;
  const { label, tone } = endpointState(endpoint);
  return (
    <div
      className={`relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-0.5 px-4 py-2.5 has-[a:focus-visible]:outline-2 has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-accent ${open ? "bg-accent-soft" : "hover:bg-bg"}`}
    >
      <ItemLink
        href={endpointHref(id)}
        item={id}
        open={open}
        tabbable={tabbable}
        onOpen={onOpen}
        className="truncate font-[540]"
      >
        <bdi>{endpointName(endpoint)}</bdi>
      </ItemLink>
      <Chip tone={tone} className="justify-self-end">
        {label}
      </Chip>
      <span className="col-span-2 flex min-w-0 flex-wrap gap-x-2 text-xs leading-5 text-soft">
        {description.trim() === "" ? null : <bdi className="max-w-full truncate font-mono">{hostOf(url)}</bdi>}
        <span>{topicsWords(topics)}</span>
        {pending > 0 ? <span className="text-ink tabular-nums">{countWords(pending)} waiting</span> : null}
        {failed > 0 ? <span className="text-bad tabular-nums">{countWords(failed)} failed</span> : null}
        <Since endpoint={endpoint} />
      </span>
    </div>
  );
}

function Since({ endpoint: { status, disabledAt, firstFailureAt, lastSuccessAt } }: { endpoint: Endpoint }) {
  if (status === "disabled" && disabledAt !== null) {
    return (
      <span>
        Off for <Time iso={disabledAt} as="age" />
      </span>
    );
  }
  if (firstFailureAt !== null) {
    return (
      <span className="text-bad">
        Failing for <Time iso={firstFailureAt} as="age" />
      </span>
    );
  }
  if (lastSuccessAt === null) return null;
  return (
    <span>
      Last taken <Time iso={lastSuccessAt} />
    </span>
  );
}
