import type { AllowEntry } from "#lib/outbound/allow-list.ts";
import { createConnections } from "#lib/server/outbound/connections.ts";
import { type DownloadOptions, type DownloadResult, download } from "#lib/server/outbound/download.ts";
import { type PostOptions, type PostResult, post } from "#lib/server/outbound/post.ts";
import { type ResolveName, resolveBySystem } from "#lib/server/outbound/resolve-name.ts";

/** The one way out: every request to an address that came from data or from a person goes through here. */
export type Outbound = {
  download(url: string, options: DownloadOptions): Promise<DownloadResult>;
  post(url: string, options: PostOptions): Promise<PostResult>;
  close(): Promise<void>;
};

export function createOutbound({
  allow,
  resolve = resolveBySystem,
}: {
  allow: readonly AllowEntry[];
  resolve?: ResolveName;
}): Outbound {
  const rules = { allow, resolve };
  const connections = createConnections();
  return {
    download: (url, options) => download(rules, connections, url, options),
    post: (url, options) => post(rules, connections, url, options),
    close: connections.close,
  };
}
