import { lookup } from "node:dns/promises";

/** All addresses of a name, at least one. Throws when there are none. */
export type ResolveName = (name: string) => Promise<string[]>;

/** Asks what the system asks, hosts file and all, so that an operator's own names hold. */
export async function resolveBySystem(name: string): Promise<string[]> {
  const found = await lookup(name, { all: true });
  return found.map(({ address }) => address);
}
