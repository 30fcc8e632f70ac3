import { Readable } from "node:stream";
import { failure } from "#lib/outbound/failure.ts";
import { failureOf } from "#lib/server/outbound/failure-of.ts";
import { OutboundInterrupted } from "#lib/server/outbound/interrupted.ts";

/**
 * Passes a body on as fast as it is read. Fails with an `OutboundInterrupted`: beyond `maxBytes`, which are never passed, and for whatever
 * breaks the source. `onClose` is called once, however it ends.
 */
export function cappedBody(source: Readable, maxBytes: number, host: string, onClose: () => void): Readable {
  let bytes = 0;
  const body = new Readable({
    read() {
      source.resume();
    },
    destroy(error, callback) {
      source.destroy();
      onClose();
      callback(error);
    },
  });
  source.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > maxBytes) body.destroy(new OutboundInterrupted(tooLarge(host, maxBytes)));
    else if (!body.push(chunk)) source.pause();
  });
  source.on("end", () => body.push(null));
  source.on("error", (error) => {
    const broken = failureOf(error, host);
    body.destroy(broken ? new OutboundInterrupted(broken) : error);
  });
  source.pause();
  // Whoever reads still gets the error; one who forgot the body must not bring the process down.
  body.on("error", () => {});
  return body;
}

export function tooLarge(host: string, maxBytes: number) {
  return failure("too_large", `${host} sends more than the ${maxBytes} bytes that are allowed.`);
}
