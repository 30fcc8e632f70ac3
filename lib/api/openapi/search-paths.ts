import { answers, limit, operation, parameter } from "#lib/api/openapi/parts.ts";

const words = 'Words, "phrases", names, numbers or ids; all must be there, the last may be a beginning.';

/** Everything at once. */
export const searchPaths = {
  "/api/v1/search": {
    get: operation(
      "What holds all of the words, kind by kind, the best and newest of each first",
      [parameter("q", "query", { type: "string", maxLength: 500 }, words), limit],
      answers("SearchAnswer", 400),
    ),
  },
};
