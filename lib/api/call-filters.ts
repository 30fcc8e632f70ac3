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
import { callStates, directions } from "#lib/api/call.ts";

/** The filters of the list of calls: the same names in the page's URL and in the API's query. */
export const callFilterParsers = {
  direction: parseAsStringLiteral(directions),
  state: parseAsStringLiteral(callStates),
  /** Any of these; so with the tags. */
  result: parseAsArrayOf(parseAsString).withDefault([]),
  tag: parseAsArrayOf(parseAsString).withDefault([]),
  user: parseAsString.withDefault(""),
  /** One of our numbers. */
  number: parseAsString.withDefault(""),
  hasRecording: parseAsBoolean.withDefault(false),
  /** Nobody answered, and the caller still waits. */
  needsCallback: parseAsBoolean.withDefault(false),
  q: parseAsString.withDefault(""),
  from: parseAsIsoDateTime,
  to: parseAsIsoDateTime,
};

export type CallFilters = inferParserType<typeof callFilterParsers>;

export const loadCallFilters = createLoader(callFilterParsers);

export const serializeCallFilters = createSerializer(callFilterParsers);

export const NO_CALL_FILTERS: CallFilters = {
  direction: null,
  state: null,
  result: [],
  tag: [],
  user: "",
  number: "",
  hasRecording: false,
  needsCallback: false,
  q: "",
  from: null,
  to: null,
};
