import { incidentStates } from "#lib/api/failures.ts";
import { answers, cursor, id, limit, operation, parameter } from "#lib/api/openapi/parts.ts";
import { seriesSpans } from "#lib/api/series.ts";
import { gapKinds, gapStates } from "#lib/health/missing/gap-kinds.ts";

/** How the delivery side does. */
export const healthPaths = {
  "/api/v1/health/missing": {
    get: operation(
      "Events that should have come and did not, the last found first, and from when on Allo must send again",
      [
        limit,
        cursor,
        parameter("kind", "query", { type: "string", enum: [...gapKinds] }, "Only what is missing by this sign."),
        parameter("state", "query", { type: "string", enum: [...gapStates] }, "Only these."),
      ],
      answers("GapPage", 400, 403),
    ),
  },
  "/api/v1/health/missing/{id}/dismiss": {
    post: operation("Say that nothing is missing there", [id], answers("Gap", 403, 404, 409, 503)),
  },
  "/api/v1/health/failures": {
    get: operation(
      "What fails or failed, grouped by cause, the last opened or closed first",
      [
        limit,
        cursor,
        parameter("state", "query", { type: "string", enum: [...incidentStates], default: "open" }, "Only these."),
      ],
      answers("IncidentPage", 400, 403),
    ),
  },
  "/api/v1/health/series": {
    get: operation(
      "Volume, lag, acknowledgement time, repeats, forwards and their queue over time; slices without the server running are marked",
      [
        parameter(
          "span",
          "query",
          { type: "string", enum: [...seriesSpans], default: "day" },
          "60 minutes, 24 hours, or 30 times 24 hours.",
        ),
      ],
      answers("Series", 400, 403),
    ),
  },
};
