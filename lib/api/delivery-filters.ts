import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsIsoDateTime,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";

export const VERDICT_FILTERS = ["duplicate", "conflict", "lookalike"] as const;

/** The filters of the delivery list: the same names in the page's URL and in the API's query. */
export const deliveryFilterParsers = {
  topic: parseAsArrayOf(parseAsString).withDefault([]),
  verdict: parseAsStringLiteral(VERDICT_FILTERS),
  problem: parseAsBoolean.withDefault(false),
  q: parseAsString.withDefault(""),
  from: parseAsIsoDateTime,
  to: parseAsIsoDateTime,
};

export type DeliveryFilters = inferParserType<typeof deliveryFilterParsers>;

export const loadDeliveryFilters = createLoader(deliveryFilterParsers);
export const serializeDeliveryFilters = createSerializer(deliveryFilterParsers);

export const EMPTY_FILTERS: DeliveryFilters = { topic: [], verdict: null, problem: false, q: "", from: null, to: null };
