import { backOff, pause } from "#e2e/listen/back-off.ts";
import { createBell } from "#e2e/listen/bell.ts";
import { firstPlace } from "#e2e/listen/first-place.ts";
import { createFollower, type Follower } from "#e2e/listen/follow.ts";
import { createInboxClient, type InboxClient, Unreachable } from "#e2e/listen/inbox-client.ts";
import type { Options } from "#e2e/listen/options.ts";
import { createPassOn } from "#e2e/listen/pass-on.ts";
import { openPlaceFile, type Place, type PlaceFile } from "#e2e/listen/place.ts";
import { createPostSigned } from "#e2e/listen/post-signed.ts";
import type { Show } from "#e2e/listen/show.ts";
import { watchLive } from "#e2e/listen/watch-live.ts";
import type { Secret } from "#lib/allo/signature.ts";

type Source = { options: Options; secret: Secret; directory: string; show: Show; stop: AbortSignal };

/** Passes on what comes until `stop`. Throws `Refused` where a person has to do something first. */
export async function listen({ options, secret, directory, show, stop }: Source): Promise<void> {
  const { inbox: address, forwardTo, topics, retries } = options;
  const file = openPlaceFile(directory, address, forwardTo);
  // Ends everything when one part cannot go on.
  const over = new AbortController();
  const ending = AbortSignal.any([stop, over.signal]);
  const inbox = createInboxClient(address, options.key, ending);
  const bell = createBell();
  ending.addEventListener("abort", bell.ring);
  try {
    const place = await persist(() => findPlace(inbox, file, options, show), show, ending);
    if (!place) return;
    const post = createPostSigned(forwardTo, secret, ending);
    const passOn = createPassOn({ inbox, topics, post, show, retries, stop: ending });
    const follower = createFollower({ inbox, place, save: file.write, passOn, stop: ending });
    const handlers = {
      onNews(id: number | null) {
        follower.heard(id);
        bell.ring();
      },
      onRejection: follower.rejected,
      onUp: show.up,
      onDown: show.down,
    };
    await Promise.all([watchLive(inbox, handlers, ending), catchUpAlways(follower, bell.rung, show, ending)]);
  } finally {
    over.abort();
  }
}

async function catchUpAlways(follower: Follower, rung: () => Promise<void>, show: Show, stop: AbortSignal) {
  for (;;) {
    await rung();
    if (stop.aborted) return;
    await persist(() => follower.catchUp(), show, stop);
  }
}

/** Asks an inbox that is out of reach again until it is done or `stop` says so, and gives undefined then. */
async function persist<T>(work: () => Promise<T>, show: Show, stop: AbortSignal): Promise<T | undefined> {
  for (let failures = 1; !stop.aborted; failures += 1) {
    try {
      const done = await work();
      show.up();
      return done;
    } catch (error) {
      if (stop.aborted) return undefined;
      if (!(error instanceof Unreachable)) throw error;
      show.down(error.message);
      await pause(backOff(failures), stop);
    }
  }
  return undefined;
}

async function findPlace(inbox: InboxClient, file: PlaceFile, { since }: Options, show: Show): Promise<Place> {
  const kept = since === null ? file.read() : null;
  if (kept) {
    const newest = (await inbox.newest())?.id ?? 0;
    if (kept.position <= newest) {
      show.note(kept.position < newest ? "Goes on where it stopped." : "Waits for what comes.");
      return kept;
    }
    show.note("The inbox has less than it had: it was put back from a backup, or is another one.");
  }
  const place = await firstPlace(inbox, since);
  file.write(place);
  const begin = since === null ? "comes from now on" : `came since ${new Date(since).toISOString()}`;
  show.note(`Begins with what ${begin}.`);
  return place;
}
