/** The servers to be measured besides the real one; each runs in a process of its own. */
const targetNames = ["next-read", "express", "node-ingest", "node-read"] as const;

export type TargetName = (typeof targetNames)[number];

/** Becomes the server of that name. */
export async function serveTarget(name: string | undefined): Promise<void> {
  const target = await load(targetNames.find((known) => known === name));
  await target.serve();
}

function load(name: TargetName | undefined): Promise<{ serve(): Promise<void> }> {
  switch (name) {
    case "next-read":
      return import("#e2e/bench/targets/next-read.ts");
    case "express":
      return import("#e2e/bench/targets/express.ts");
    case "node-ingest":
      return import("#e2e/bench/targets/node-ingest.ts");
    case "node-read":
      return import("#e2e/bench/targets/node-read.ts");
    case undefined:
      throw new Error(`--serve needs one of ${targetNames.join(", ")}`);
  }
}
