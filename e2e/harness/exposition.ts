import assert from "node:assert/strict";

type Family = { type: string; samples: Map<string, number> };

export type Exposition = {
  /** The value of one series, its labels in any order. Fails where there is none. */
  value(name: string, labels?: Record<string, string>): number;
  /** The values that a label has. */
  labelValues(name: string, label: string): Set<string>;
};

const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const SAMPLE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (-?(?:\d+(?:\.\d+)?(?:e[+-]\d+)?)|NaN|[+-]Inf)$/;
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/y;

/** Reads the text format of Prometheus, and fails on whatever a strict reader or its conventions object to. */
export function readExposition(text: string): Exposition {
  assert.ok(text.endsWith("\n"), "the last line must end");
  const families = new Map<string, Family>();
  let current = "";
  for (const line of text.split("\n")) {
    if (line === "") continue;
    const [, kind, name = "", rest = ""] = /^# (HELP|TYPE) (\S+) (.+)$/.exec(line) ?? [];
    if (kind === "HELP") {
      assert.match(name, NAME);
      assert.ok(!families.has(name), `${name} is described twice`);
      families.set(name, { type: "", samples: new Map() });
      current = name;
    } else if (kind === "TYPE") {
      assert.equal(name, current, "the type follows the help");
      assert.match(rest, /^(?:counter|gauge|histogram|summary)$/);
      familyOf(families, name).type = rest;
    } else keepSample(families, current, line);
  }
  for (const [name, family] of families) checkFamily(name, family);
  const all = new Map([...families.values()].flatMap(({ samples }) => [...samples]));
  return {
    value(name, labels = {}) {
      const found = all.get(keyOf(name, Object.entries(labels)));
      assert.ok(found !== undefined, `no series ${keyOf(name, Object.entries(labels))}`);
      return found;
    },
    labelValues(name, label) {
      const ofName = [...all.keys()].filter((key) => key.startsWith(`${name}{`));
      const wanted = new RegExp(`[{,]${label}="((?:[^"\\\\]|\\\\.)*)"`);
      return new Set(ofName.map((key) => wanted.exec(key)?.[1]).filter((value) => value !== undefined));
    },
  };
}

function familyOf(families: Map<string, Family>, name: string): Family {
  const family = families.get(name);
  assert.ok(family, `${name} has no help`);
  return family;
}

function keepSample(families: Map<string, Family>, current: string, line: string): void {
  const [, name = "", labels = "", value = ""] = SAMPLE.exec(line) ?? [];
  assert.notEqual(name, "", `not a sample: ${line}`);
  const family = familyOf(families, current);
  const suffixes = family.type === "histogram" ? ["_bucket", "_sum", "_count"] : [""];
  assert.ok(
    suffixes.some((suffix) => name === current + suffix),
    `${name} stands under ${current}`,
  );
  const key = keyOf(name, readLabels(labels));
  assert.ok(!family.samples.has(key), `${key} comes twice`);
  family.samples.set(key, Number(value.replace("Inf", "Infinity")));
}

function readLabels(text: string): [string, string][] {
  const labels: [string, string][] = [];
  LABEL.lastIndex = 0;
  while (LABEL.lastIndex < text.length) {
    const at = LABEL.lastIndex;
    const [, name, value] = LABEL.exec(text) ?? [];
    assert.ok(name !== undefined && value !== undefined, `not a label: ${text.slice(at)}`);
    labels.push([name, value]);
  }
  return labels;
}

function checkFamily(name: string, { type, samples }: Family): void {
  assert.notEqual(type, "", `${name} has no type`);
  if (name.startsWith("allo_inbox_")) assert.equal(name.endsWith("_total"), type === "counter", `the name of ${name}`);
  if (type === "counter") for (const [key, value] of samples) assert.ok(value >= 0, key);
  if (type !== "histogram") return;
  const buckets = [...samples].filter(([key]) => key.startsWith(`${name}_bucket{`));
  // Each set of the other labels is a histogram of its own.
  const histograms = Map.groupBy(buckets, ([key]) => key.replace(/,?le="[^"]+"/, "").replace("{,", "{"));
  for (const [key, own] of histograms) checkHistogram(key, own, samples.get(key.replace("_bucket", "_count")));
}

function checkHistogram(key: string, buckets: readonly [string, number][], count: number | undefined): void {
  const bounds = buckets.map(([bucket]) => Number(/le="([^"]+)"/.exec(bucket)?.[1]?.replace("Inf", "Infinity")));
  assert.deepEqual(
    bounds,
    bounds.toSorted((a, b) => a - b),
    `the bounds of ${key}`,
  );
  assert.equal(bounds.at(-1), Number.POSITIVE_INFINITY);
  const counts = buckets.map(([, upTo]) => upTo);
  assert.deepEqual(
    counts,
    counts.toSorted((a, b) => a - b),
    `the buckets of ${key} add up`,
  );
  assert.equal(counts.at(-1), count, `the last bucket of ${key} holds all`);
}

function keyOf(name: string, labels: readonly (readonly [string, string])[]): string {
  const sorted = labels.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${name}{${sorted.map(([label, value]) => `${label}="${value}"`).join(",")}}`;
}
