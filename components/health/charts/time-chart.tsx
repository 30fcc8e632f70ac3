"use client";

import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { type ChartModel, gapsOf, isAlone } from "#components/health/charts/chart-model.ts";
import { ChartTooltip } from "#components/health/charts/chart-tooltip.tsx";
import { figureWords } from "#components/health/charts/figure-words.ts";
import { isMarked, tickWords } from "#components/health/charts/span-words.ts";
import { timeTicks } from "#components/health/charts/time-ticks.ts";
import { useTimeZone } from "#components/ui/clock.tsx";

const tick = { fill: "var(--faint)", fontSize: 11 };
// On the right there has to be room for half of the last time.
const margin = { top: 6, right: 18, bottom: 0, left: 0 };

/** Draws a model; the arrow keys go from slice to slice. Loaded with the library that draws, and only where it is shown. */
export function TimeChart({ model }: { model: ChartModel }) {
  const timeZone = useTimeZone();
  const { title, span, shape, curves, rows } = model;
  const ticks = rows.filter(({ at }, index) => isMarked(span, at, index, timeZone)).map(({ at }) => at);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        data={rows}
        margin={margin}
        barCategoryGap="18%"
        aria-label={`${title}; the arrow keys go through time`}
      >
        <CartesianGrid vertical={false} yAxisId="left" stroke="var(--line)" />
        {gapsOf(rows).map(({ from, to }) => (
          <ReferenceArea
            key={from}
            x1={from}
            x2={to}
            yAxisId="left"
            fill="var(--line)"
            fillOpacity={0.5}
            ifOverflow="hidden"
          />
        ))}
        <XAxis
          dataKey="at"
          scale="band"
          ticks={ticks}
          interval={0}
          tickFormatter={(at: string) => tickWords(span, at, timeZone)}
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: "var(--line-strong)" }}
          height={20}
        />
        {[false, true].map((isRight) => {
          const unit = curves.find((curve) => curve.isRight === isRight)?.unit;
          if (unit === undefined && isRight) return null;
          const marks = unit === "time" ? timeTicks(highest(model, isRight)) : null;
          return (
            <YAxis
              key={isRight ? "right" : "left"}
              yAxisId={isRight ? "right" : "left"}
              orientation={isRight ? "right" : "left"}
              width="auto"
              tickCount={4}
              {...(marks && { ticks: marks, domain: [0, marks.at(-1) ?? 0] })}
              allowDecimals={unit === "time"}
              tickFormatter={(value: number) => figureWords(unit ?? "count", value)}
              tick={tick}
              tickLine={false}
              axisLine={false}
            />
          );
        })}
        <Tooltip
          isAnimationActive={false}
          filterNull={false}
          cursor={{ fill: "var(--ink)", fillOpacity: 0.06, stroke: "var(--line-strong)" }}
          wrapperStyle={{ zIndex: 10 }}
          content={({ active, label }) =>
            active && typeof label === "string" ? <ChartTooltip model={model} at={label} timeZone={timeZone} /> : null
          }
        />
        {curves.map((curve, index) => {
          const common = {
            name: curve.name,
            dataKey: ({ values }: (typeof rows)[number]) => values[index],
            yAxisId: curve.isRight ? "right" : "left",
            isAnimationActive: false,
          };
          return shape === "bars" ? (
            <Bar key={curve.name} {...common} stackId="all" fill={curve.color} fillOpacity={curve.opacity} />
          ) : (
            <Line
              key={curve.name}
              {...common}
              stroke={curve.color}
              strokeOpacity={curve.opacity}
              strokeWidth={1.5}
              {...(curve.isRight && { strokeDasharray: "4 2" })}
              activeDot={{ r: 3, stroke: "var(--panel)" }}
              dot={({ cx, cy, index: at, key }) => (
                <circle
                  key={key}
                  cx={cx ?? 0}
                  cy={cy ?? 0}
                  r={isAlone(rows, at, index) ? 1.75 : 0}
                  fill={curve.color}
                  fillOpacity={curve.opacity}
                />
              )}
            />
          );
        })}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

function highest({ curves, rows }: ChartModel, isRight: boolean): number {
  const own = rows.flatMap(({ values }) => values.filter((_, index) => curves[index]?.isRight === isRight));
  return Math.max(0, ...own.map((value) => value ?? 0));
}
