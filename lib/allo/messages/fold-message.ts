import type { MessageSaying } from "#lib/allo/messages/read-message.ts";
import { inOrder, type Statement } from "#lib/allo/statement.ts";

export type Message = MessageSaying & {
  /** The delivery that what is shown comes from. */
  deliveryId: number;
  /** Epoch milliseconds. */
  sentAt: number;
};

/**
 * Under which a message is known: Allo's id, else what it says. Old and new formats may both tell of one message, and
 * ids are spelt in two ways.
 */
export function messageKey(contentKey: string, { alloId }: Pick<MessageSaying, "alloId">): string {
  return alloId === null ? `content ${contentKey}` : `id ${alloId}`;
}

/**
 * What all deliveries of one message together say: the last word counts, and where that tells no time it was sent when it
 * was told first. Null where nobody says anything.
 */
export function foldMessage(statements: readonly Statement<MessageSaying>[]): Message | null {
  const last = inOrder(statements).at(-1);
  if (!last) return null;
  const same = statements.filter(({ contentKey }) => contentKey === last.contentKey);
  return {
    ...last.says,
    sentAt: last.says.sentAt ?? Math.min(...statements.map(({ at }) => at)),
    deliveryId: Math.min(...same.map(({ deliveryId }) => deliveryId)),
  };
}
