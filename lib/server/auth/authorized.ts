import { type Right, type Role, rightsOf } from "#lib/access/rights.ts";

/** A person who signed in, or a key; `name` is the e-mail or the key's name. */
export type Actor = {
  kind: "person" | "key";
  id: string;
  name: string;
  role: Role | "read-key";
};

/** Who asks, and from where, for the audit log. */
export type Visitor = { actor: Actor; remoteAddress: string };

declare const granted: unique symbol;

/** Proof that somebody was looked up and holds right `R`. Only `grant` makes one, and what shows personal data asks for it. */
export type Authorized<R extends Right = Right> = Visitor & { readonly [granted]: R };

export function may(actor: Actor, right: Right): boolean {
  return rightsOf(actor.role).includes(right);
}

/** For `authorize` and `pageAccess` alone, which have looked up who it is. */
export function grant<R extends Right>(visitor: Visitor, right: R): Authorized<R> | null {
  // The mark exists only as a type: the right was checked in this very expression.
  return may(visitor.actor, right) ? (visitor as Authorized<R>) : null;
}
