import { failures, id, json, operation, parameter } from "#lib/api/openapi/parts.ts";
import { exportFormats } from "#lib/transcript/export/formats.ts";

const audio = Object.fromEntries(
  ["audio/mpeg", "audio/wav", "audio/ogg", "audio/mp4", "application/octet-stream"].map((type) => [type, {}]),
);

/** What was said, to hear and to read. */
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
  "/api/v1/calls/{id}/transcript": {
    get: operation(
      "What was said in a call, as a file",
      [
        id,
        {
          ...parameter(
            "format",
            "query",
            { type: "string", enum: exportFormats.map(({ extension }) => extension) },
            "Of the file.",
          ),
          required: true,
        },
      ],
      { 200: { description: "The file", content: { "text/plain": {} } }, ...failures(400, 403, 404) },
    ),
  },
};
