import { Image } from "lucide-react";
import { UserName } from "#components/conversation/user-name.tsx";
import { Chip } from "#components/ui/chip.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Message } from "#lib/api/exchange.ts";

const kinds: Readonly<Record<string, string>> = { MMS: "Picture message", WHATSAPP: "WhatsApp" };

/** One message: theirs on the left, ours on the right. */
export function MessageBubble({ message, via }: { message: Message; via?: string | undefined }) {
  const { direction, type, content, sentAt, userEmail, deliveryId } = message;
  const ours = direction === "outbound";
  const kind = type === "SMS" ? null : (kinds[type] ?? type);
  return (
    <div
      className={`flex max-w-[85%] flex-col gap-1 sm:max-w-[70%] ${ours ? "items-end self-end" : "items-start self-start"}`}
    >
      <div
        className={`rounded-lg px-3 py-2 wrap-anywhere whitespace-pre-wrap ${ours ? "rounded-br-sm bg-message-soft" : "rounded-bl-sm bg-panel ring-1 ring-line"}`}
      >
        <span className="sr-only">{ours ? "We wrote: " : "They wrote: "}</span>
        {content.trim() === "" ? (
          <span className="text-soft">{type === "MMS" ? "A picture. Allo does not pass it on." : "No text"}</span>
        ) : (
          <bdi>{content}</bdi>
        )}
      </div>
      <p className="flex flex-wrap items-center gap-x-1.5 gap-y-0.5 px-1 text-2xs text-faint">
        {kind === null ? null : (
          <Chip tone="message">
            {type === "MMS" ? <Image aria-hidden="true" className="size-3" /> : null}
            <bdi>{kind}</bdi>
          </Chip>
        )}
        <PageLink
          href={`/deliveries/${deliveryId}`}
          className="hover:text-ink hover:underline"
          title="The delivery that told of it"
        >
          <Time iso={sentAt} as="minute" />
        </PageLink>
        {ours && userEmail !== null ? <UserName email={userEmail} /> : null}
        {via === undefined ? null : <span>via {via}</span>}
      </p>
    </div>
  );
}
