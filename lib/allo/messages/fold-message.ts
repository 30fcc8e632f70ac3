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
export function messageKey(contentKey: string, { alloId }: MessageSaying): string {
  return alloId === null ? `content ${contentKey}` : `id ${alloId}`;
}

/** What all deliveries of one message together say: the last word counts. Null where nobody says anything. */
export function foldMessage(statements: readonly Statement<MessageSaying>[]): Message | null {
  const last = inOrder(statements).at(-1);
  if (!last) return null;
  const first = statements.filter(({ contentKey }) => contentKey === last.contentKey);
  return {
    ...last.says,
    sentAt: last.says.sentAt ?? last.at,
    deliveryId: Math.min(...first.map(({ deliveryId }) => deliveryId)),
  };
}
