import type { OutboundFailure } from "#lib/outbound/failure.ts";

/** Thrown only inside a request or out of its body's stream; `failure` says what happened in words that may be shown. */
export class OutboundInterrupted extends Error {
  override name = "OutboundInterrupted";
  readonly failure: OutboundFailure;

  constructor(failure: OutboundFailure) {
    super(failure.message);
    this.failure = failure;
  }
}
