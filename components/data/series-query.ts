import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { callApi } from "#components/data/api.ts";
import { queryKeys } from "#lib/api/query-keys.ts";
import { type SeriesSpan, seriesSchema } from "#lib/api/series.ts";

/** How the delivery side did over time; asked again every minute, because time alone moves it. */
export function seriesQuery(span: SeriesSpan) {
  return queryOptions({
    queryKey: queryKeys.health.series(span),
    queryFn: ({ signal }) => callApi(`/api/v1/health/series?span=${span}`, seriesSchema, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
    refetchOnWindowFocus: "always",
  });
}
