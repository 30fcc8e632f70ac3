import type { EndpointRow } from "#db/forwards/endpoint-store.ts";
import type { EndpointNews } from "#db/forwards/record-outcomes.ts";
import type { Access } from "#lib/server/auth/access.ts";
import { log } from "#lib/server/log.ts";

/** Writes down what the server itself found or did about an endpoint. */
export function announce({ audit }: Access, news: EndpointNews, { id }: EndpointRow): void {
  const by = { actorKind: "server", actorName: "forwarding", target: String(id) } as const;
  if (news.kind === "disabled") {
    log().warn({ endpoint: id }, "an endpoint was turned off");
    audit.write({ ...by, action: "endpoint.disabled", detail: news.reason });
    return;
  }
  log().warn({ endpoint: id, percent: news.percent }, "an endpoint keeps failing and will be turned off");
  audit.write({ ...by, action: "endpoint.failing", detail: `${news.percent} %` });
}
