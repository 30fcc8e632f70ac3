import { failures, id, json, operation, parameter } from "#lib/api/openapi/parts.ts";

const audio = Object.fromEntries(
  ["audio/mpeg", "audio/wav", "audio/ogg", "audio/mp4", "application/octet-stream"].map((type) => [type, {}]),
);

/** What was said. */
export const recordingPaths = {
  "/api/v1/calls/{id}/recording": {
    get: operation(
      "The audio of a call, whole or in part",
      [
        id,
        parameter("download", "query", { type: "string", enum: ["1"] }, "Answer as a file to save, with that right."),
        parameter("Range", "header", { type: "string" }, "The bytes that are wanted, such as bytes=0-65535."),
        parameter("If-Range", "header", { type: "string" }, "The ETag of the parts before; another one gets it all."),
      ],
      {
        200: { description: "All of it", content: audio },
        206: { description: "The part that was asked for", content: audio },
        ...failures(400, 403, 404, 502),
        416: json("There are no such bytes; Content-Range tells the size", { $ref: "#/components/schemas/Error" }),
      },
    ),
  },
};
