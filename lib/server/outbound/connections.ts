import { buildConnector, Pool } from "undici";
import type { Target } from "#lib/outbound/target.ts";
import { ConnectFailed } from "#lib/server/outbound/connect-failed.ts";

/** Connecting and greeting one address; short enough to try another one within a forward's 20 s. */
const CONNECT_MS = 5_000;
const KEEP_ALIVE_MS = 10_000;
const MAX_HEAD_BYTES = 16 * 1024;

type Held = { pool: Pool; users: number; idle: NodeJS.Timeout | null };

type Lease = { pool: Pool; release(): void };

export type Connections = {
  lease(target: Target, address: string): Lease;
  isOpen(target: Target, address: string): boolean;
  close(): Promise<void>;
};

/** Keeps connections open by origin and address, so that one is reused only by a request whose own check gave that address. */
export function createConnections(): Connections {
  const held = new Map<string, Held>();
  const keyOf = (target: Target, address: string) => `${target.url.origin} ${address}`;

  function open(target: Target, address: string): Held {
    const pool = new Pool(target.url.origin, {
      connect: connectorTo(address),
      // No limit here, as each caller has its own: behind one address there may be endpoints of many, and they must not queue
      // behind one that is slow.
      connections: null,
      maxHeaderSize: MAX_HEAD_BYTES,
      keepAliveTimeout: KEEP_ALIVE_MS,
      keepAliveMaxTimeout: KEEP_ALIVE_MS,
    });
    return { pool, users: 0, idle: null };
  }

  return {
    lease(target, address) {
      const key = keyOf(target, address);
      const entry = held.get(key) ?? open(target, address);
      held.set(key, entry);
      entry.users += 1;
      if (entry.idle) clearTimeout(entry.idle);
      let released = false;
      return {
        pool: entry.pool,
        release() {
          if (released) return;
          released = true;
          entry.users -= 1;
          if (entry.users > 0) return;
          entry.idle = setTimeout(() => {
            held.delete(key);
            void entry.pool.destroy();
          }, KEEP_ALIVE_MS).unref();
        },
      };
    },
    isOpen: (target, address) => (held.get(keyOf(target, address))?.pool.stats.connected ?? 0) > 0,
    async close() {
      const pools = [...held.values()];
      held.clear();
      for (const { idle } of pools) if (idle) clearTimeout(idle);
      await Promise.all(pools.map(({ pool }) => pool.destroy()));
    },
  };
}

/** Dials the number that was checked and never a name; the name stays in `Host` and in the certificate's check. */
function connectorTo(address: string): buildConnector.connector {
  // Said outright, because NODE_TLS_REJECT_UNAUTHORIZED=0 would otherwise hold here too.
  const connect = buildConnector({ allowH2: false, timeout: CONNECT_MS, rejectUnauthorized: true });
  return (options, callback) =>
    connect({ ...options, hostname: address }, (...[error, socket]) => {
      if (error) callback(new ConnectFailed(error, options.protocol === "https:"), null);
      else callback(null, socket);
    });
}
