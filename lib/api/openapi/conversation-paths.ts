import { callbackStates, markKinds } from "#lib/api/callback.ts";
import {
  answers,
  cursor,
  done,
  id,
  limit,
  made,
  operation,
  parameter,
  time,
  withBody,
} from "#lib/api/openapi/parts.ts";

const stretch = [id, limit, cursor];

/** Who wrote and called, who they are, and who waits for an answer. */
export const conversationPaths = {
  "/api/v1/threads": {
    get: operation(
      "Messages by our number and theirs",
      [limit, cursor, parameter("unanswered", "query", { type: "boolean" }, "Only where they wait for an answer.")],
      answers("ThreadPage", 400),
    ),
  },
  "/api/v1/threads/{id}": {
    get: operation("One thread, with the calls between the messages", stretch, answers("Thread", 400, 404)),
  },
  "/api/v1/contacts": {
    get: operation(
      "Contacts, last activity first",
      [
        limit,
        cursor,
        parameter("q", "query", { type: "string", maxLength: 200 }, "Parts of names, numbers, addresses."),
      ],
      answers("ContactPage", 400),
    ),
  },
  "/api/v1/contacts/{id}": {
    get: operation("One contact, its history and what went to and fro", stretch, answers("Contact", 400, 404)),
  },
  "/api/v1/unknown-numbers": {
    get: operation("Numbers that are nobody's, most active first", [limit, cursor], answers("UnknownNumberPage", 400)),
  },
  "/api/v1/callbacks": {
    get: operation(
      "Who waits for a call, longest first; of those who do not any more, the last first",
      [limit, cursor, parameter("state", "query", { type: "string", enum: [...callbackStates] }, "open unless given.")],
      answers("CallbackPage", 400),
    ),
  },
  "/api/v1/callbacks/count": { get: operation("How many wait now", [], answers("CallbackCount", 400)) },
  "/api/v1/callbacks/{id}": { get: operation("One who waits or waited", [id], answers("Callback", 400, 404)) },
  "/api/v1/callbacks/{id}/marks": {
    post: withBody(
      operation("Say that it is done, put it off, or note something", [id], made("Callback", 400, 403, 404, 409, 503)),
      { kind: { type: "string", enum: [...markKinds] }, until: time, note: { type: "string", maxLength: 2000 } },
    ),
  },
  "/api/v1/callbacks/{id}/marks/{mark}": {
    delete: operation(
      "Take a mark back",
      [id, parameter("mark", "path", { type: "integer" }, "The id of the mark.")],
      done("Taken back", 403, 404, 503),
    ),
  },
};
