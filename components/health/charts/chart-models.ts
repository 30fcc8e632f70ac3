import { type TopicFamily, topicFamilies, topicFamily } from "#components/deliveries/topic-family.ts";
import type { ChartModel, Curve } from "#components/health/charts/chart-model.ts";
import { figureWords, type Unit } from "#components/health/charts/figure-words.ts";
import { spanWords } from "#components/health/charts/span-words.ts";
import type { Series, Slice, Times } from "#lib/api/series.ts";

const hues: Record<TopicFamily, Curve["color"]> = {
  call: "var(--call)",
  message: "var(--message)",
  contact: "var(--contact)",
  tag: "var(--tag)",
  unknown: "var(--faint)",
};

/** How strong the topics of one family are drawn, in the order of the alphabet. */
const strengths = [1, 0.7, 0.48, 0.32];

/** The questions that the page answers, in the order of a delivery's way. */
export function chartModels(series: Series): ChartModel[] {
  return [volume(series), repeats(series), lag(series), acknowledgement(series), forwards(series), queue(series)];
}

function volume(series: Series): ChartModel {
  const topics = Object.keys(series.total.topics).sort(
    (a, b) => topicFamilies.indexOf(topicFamily(a)) - topicFamilies.indexOf(topicFamily(b)) || a.localeCompare(b),
  );
  const curves = topics.map((topic) => {
    const family = topicFamily(topic);
    const place = topics.filter((one) => topicFamily(one) === family).indexOf(topic);
    return { ...curve(topic, hues[family], "count"), opacity: strengths[place % strengths.length] ?? 1 };
  });
  const total = Object.values(series.total.topics).reduce((sum, count) => sum + count, 0);
  return {
    ...model(series, curves, ({ topics: counts }) => topics.map((topic) => counts[topic] ?? 0)),
    id: "volume",
    title: "Deliveries",
    about: "Each delivery once, by topic",
    shape: "bars",
    figure: { value: figureWords("count", total), of: spanWords[series.span].within },
    nothing: "No deliveries came in this time.",
  };
}

function repeats(series: Series): ChartModel {
  const { duplicates, conflicts, lookalikes } = series.total;
  const curves = [
    curve("Same bytes", "var(--accent)", "count"),
    curve("Other bytes", "var(--bad)", "count"),
    curve("Other id, same content", "var(--warn)", "count"),
  ];
  return {
    ...model(series, curves, (slice) => [slice.duplicates, slice.conflicts, slice.lookalikes]),
    id: "repeats",
    title: "Repeats",
    about: "Deliveries that came again",
    shape: "bars",
    figure: {
      value: figureWords("count", duplicates + conflicts + lookalikes),
      of: spanWords[series.span].within,
    },
    nothing: "Nothing came twice in this time.",
  };
}

function lag(series: Series): ChartModel {
  return {
    ...timesModel(series, (slice) => slice.lag, "var(--call)"),
    id: "lag",
    title: "Lag",
    about: "From the event at Allo to its arrival here",
    figure: median(series, series.total.lag),
    nothing: "Nothing came in this time, so no lag was measured.",
  };
}

function acknowledgement(series: Series): ChartModel {
  return {
    ...timesModel(series, (slice) => slice.acknowledgement, "var(--message)"),
    id: "acknowledgement",
    title: "Acknowledgement time",
    about: "From Allo's request to our 200, on disk",
    figure: median(series, series.total.acknowledgement),
    nothing: "Nothing was acknowledged in this time, or it was before times were measured.",
  };
}

function forwards(series: Series): ChartModel {
  const { taken, retrying, givenUp } = series.total.forwards;
  const curves = [
    curve("Taken", "var(--ok)", "count"),
    curve("Failed, tried again later", "var(--warn)", "count"),
    curve("Given up", "var(--bad)", "count"),
  ];
  return {
    ...model(series, curves, (slice) => [slice.forwards.taken, slice.forwards.retrying, slice.forwards.givenUp]),
    id: "forwards",
    title: "Forwards",
    about: "Tries at endpoints, by what they came to",
    shape: "bars",
    figure: { value: figureWords("count", taken + retrying + givenUp), of: `tries ${spanWords[series.span].within}` },
    nothing: "Nothing was forwarded in this time. Endpoints are made under Forwarding.",
  };
}

function queue(series: Series): ChartModel {
  const curves = [
    curve("Waiting", "var(--accent)", "count"),
    { ...curve("Oldest waits for", "var(--contact)", "time"), isRight: true },
  ];
  return {
    ...model(series, curves, (slice) => [slice.queue?.depth ?? null, slice.queue?.oldestMs ?? null]),
    id: "queue",
    title: "Queue",
    about: "Forwards that wait (left), age of the oldest (right)",
    shape: "lines",
    figure: { value: figureWords("count", series.total.queue?.depth ?? 0), of: "wait now" },
    nothing: "Nothing had to wait in this time.",
  };
}

function curve(name: string, color: Curve["color"], unit: Unit): Curve {
  return { name, color, opacity: 1, unit, isRight: false };
}

function model(series: Series, curves: Curve[], valuesOf: (slice: Slice) => (number | null)[]) {
  const rows = series.slices.map((slice) => ({
    at: slice.at,
    running: slice.running,
    values: slice.running ? valuesOf(slice) : curves.map(() => null),
  }));
  return { span: series.span, curves, rows };
}

function timesModel(series: Series, timesOf: (slice: Slice) => Times, color: Curve["color"]) {
  const curves = [curve("Median", color, "time"), { ...curve("95 % within", color, "time"), opacity: 0.5 }];
  const rows = model(series, curves, (slice) => {
    const times = timesOf(slice);
    return [times?.medianMs ?? null, times?.p95Ms ?? null];
  });
  return { ...rows, shape: "lines" as const };
}

function median({ span }: Series, times: Times): ChartModel["figure"] {
  return times === null
    ? { value: "–", of: "" }
    : { value: figureWords("time", times.medianMs), of: `median ${spanWords[span].within}` };
}
