import { type TopicFamily, topicFamilies, topicFamily } from "#components/deliveries/topic-family.ts";
import type { Span } from "#lib/api/stats.ts";

export type FamilyCounts = Record<TopicFamily, number>;
type BarPart = { family: TopicFamily; y: number; height: number };
export type Bar = { at: string; count: number; families: FamilyCounts; parts: BarPart[] };

/** One bar a slice, its parts stacked upwards from the bottom in units of `height`; the tallest fills it. */
export function stackedBars(series: Span["series"], height: number): { bars: Bar[]; most: number } {
  const slices = series.map((slice) => ({ ...slice, families: countFamilies(slice.topics) }));
  const most = Math.max(0, ...slices.map((slice) => slice.deliveries));
  const bars = slices.map(({ at, deliveries, families }) => {
    let top = height;
    const parts = topicFamilies
      .filter((family) => families[family] > 0)
      .map((family) => {
        const part = (families[family] / most) * height;
        top -= part;
        return { family, y: top, height: part };
      });
    return { at, count: deliveries, families, parts };
  });
  return { bars, most };
}

export function countFamilies(topics: Record<string, number>): FamilyCounts {
  const counts: FamilyCounts = { call: 0, message: 0, contact: 0, tag: 0, unknown: 0 };
  for (const [topic, count] of Object.entries(topics)) counts[topicFamily(topic)] += count;
  return counts;
}
