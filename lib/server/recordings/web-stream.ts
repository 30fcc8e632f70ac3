import type { Readable } from "node:stream";

/** A stream of bytes as `Response` takes it: read as fast as the client takes it, and let go of when the client leaves. */
export function webStream(source: Readable): ReadableStream<Uint8Array> {
  const pieces: AsyncIterator<Buffer> = source[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(new Uint8Array(value));
      },
      cancel() {
        source.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}
