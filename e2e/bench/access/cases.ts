import { ask } from "#e2e/harness/ask.ts";
import { deliveryPage } from "#e2e/harness/deliveries.ts";

/** One kind of request; each sample asks for one of `paths`. */
export type AccessCase = {
  name: string;
  kind: "page" | "api";
  headers: Record<string, string>;
  paths: readonly string[];
};

/** The headers by which the server knows who asks. */
export type Identities = { session: Record<string, string>; key: Record<string, string> };

/** How many pages of the list deliveries are taken from. */
const DEPTH = 4;

/** How the app asks for a page that a link leads to; Next redirects who leaves out the checksum of such headers. */
const FROM_WITHIN = { headers: { rsc: "1" }, query: "?_rsc=" };

/** What people's browsers and scripts ask for most, of what stands in this server's database. */
export async function accessCases(url: string, { session, key }: Identities): Promise<AccessCase[]> {
  const { ids, cursors } = await walkList(url, key);
  const pages = {
    "/deliveries": ["/deliveries"],
    "/deliveries/{id}": ids.map((id) => `/deliveries/${id}`),
    "/rejections": ["/rejections"],
    "/overview": ["/overview"],
  };
  const requests = {
    list: cursors.map((cursor) => `/api/v1/deliveries?cursor=${cursor}`),
    "one delivery": ids.map((id) => `/api/v1/deliveries/${id}`),
    stats: ["/api/v1/stats"],
  };
  return [
    ...Object.entries(pages).flatMap(([name, paths]): AccessCase[] => [
      { name: `${name}, opened`, kind: "page", headers: { ...session, accept: "text/html" }, paths },
      {
        name: `${name}, by a link`,
        kind: "page",
        headers: { ...session, ...FROM_WITHIN.headers },
        paths: paths.map((path) => path + FROM_WITHIN.query),
      },
    ]),
    ...Object.entries(requests).flatMap(([name, paths]): AccessCase[] => [
      { name: `${name}, by session`, kind: "api", headers: session, paths },
      { name: `${name}, by key`, kind: "api", headers: key, paths },
    ]),
  ];
}

async function walkList(url: string, headers: Record<string, string>): Promise<{ ids: number[]; cursors: string[] }> {
  const ids: number[] = [];
  const cursors: string[] = [];
  for (let depth = 0; depth < DEPTH; depth++) {
    const cursor = cursors.at(-1);
    const path = `/api/v1/deliveries${cursor === undefined ? "" : `?cursor=${cursor}`}`;
    const page = deliveryPage.parse((await ask(url, path, { headers })).json);
    ids.push(...page.data.map(({ id }) => id));
    if (page.nextCursor === null) break;
    cursors.push(page.nextCursor);
  }
  return { ids, cursors };
}
