import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { firstPlace } from "#e2e/listen/first-place.ts";
import { createFollower } from "#e2e/listen/follow.ts";
import type { Place } from "#e2e/listen/place.ts";
import { listsOf } from "#e2e/listen/testing.ts";

const never = new AbortController().signal;

test("a listener begins where the first delivery since then came, or after the last", async () => {
  const inbox = listsOf(
    new Set([3, 4, 900, 901]),
    new Map([
      [2, null],
      [5, 5],
    ]),
  );
  const firstOf = async (since: number | null) => (await firstPlace(inbox, since)).position;
  assert.deepEqual(await firstPlace(inbox, null), { position: 901, waiting: [2], failed: [] });
  assert.ok((await firstOf(0)) < 3);
  assert.ok((await firstOf(3_000)) < 3);
  const between = await firstOf(3_001);
  assert.ok(between >= 3 && between < 4);
  assert.ok((await firstOf(5_000)) >= 4 && (await firstOf(900_000)) < 900);
  assert.equal(await firstOf(901_001), 901);
});

/** What happens to an inbox and its listener, one after the other; both go on as far as they can after each. */
const happenings = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.constant("delivery") },
    { weight: 3, arbitrary: fc.constant("rejection") },
    { weight: 3, arbitrary: fc.constant("promotion") },
    { weight: 4, arbitrary: fc.constant("reading") },
    ...[
      "connection",
      "loss of the connection",
      "restart of the listener",
      "failure of the receiver",
      "failure of the inbox",
      "end of the failure",
      "rejection while the list of them is on its way",
    ].map((what) => ({ weight: 1, arbitrary: fc.constant(what) })),
  ),
  // By itself fast-check makes short ones, in which little can go wrong.
  { maxLength: 60, size: "max" },
);

async function createWorld() {
  const log = new Set([1]);
  const refused = new Map<number, number | null>();
  const inbox = listsOf(log, refused);
  /** Committed, in this order, and not read yet. */
  let unread: number[] = [];
  let nextId = 2;
  let failing: "inbox" | "receiver" | null = null;
  let isConnected = true;
  let isLate = false;
  const taken: number[] = [];
  let kept: Place = await firstPlace(inbox, null);
  let follower = start();

  function refuse(): void {
    refused.set(nextId, null);
    if (isConnected) follower.rejected(nextId);
    nextId += 1;
  }

  function start() {
    return createFollower({
      inbox: {
        ...inbox,
        async between(after: number, upTo: number) {
          if (failing === "inbox") throw new Error("down");
          return inbox.between(after, upTo);
        },
        async rejections() {
          const listed = await inbox.rejections();
          if (isLate) refuse();
          isLate = false;
          return listed;
        },
      },
      place: structuredClone(kept),
      save: (place) => {
        kept = structuredClone(place);
      },
      async passOn({ id }) {
        if (failing === "receiver") return "failed";
        taken.push(id);
        return "done";
      },
      stop: never,
    });
  }

  function happen(what: string): void {
    if (what === "delivery") unread.push(nextId++);
    if (what === "rejection") refuse();
    if (what === "promotion") {
      const [id] = [...refused].find(([, promotedTo]) => promotedTo === null) ?? [];
      if (id === undefined) return;
      refused.set(id, id);
      unread.push(id);
    }
    if (what === "reading") {
      for (const id of unread) {
        log.add(id);
        if (isConnected) follower.heard(id);
      }
      unread = [];
    }
    if (what === "rejection while the list of them is on its way") isLate = true;
    if (what === "failure of the receiver") failing = "receiver";
    if (what === "failure of the inbox") failing = "inbox";
    if (what === "end of the failure") failing = null;
    if (what === "loss of the connection") isConnected = false;
    if (what === "restart of the listener") follower = start();
    if (what === "restart of the listener" || (what === "connection" && !isConnected)) {
      isConnected = true;
      follower.heard(null);
    }
  }

  return {
    async happen(what: string): Promise<void> {
      happen(what);
      if (isConnected) await follower.catchUp().catch(() => {});
    },
    wanted: () => sorted([...log].filter((id) => id > 1)),
    taken: () => sorted(taken),
    failed: () => kept.failed,
  };
}

function sorted(ids: readonly number[]): number[] {
  return ids.toSorted((a, b) => a - b);
}

test("whatever breaks and whenever, everything that comes is passed on, and nothing twice", async () => {
  await fc.assert(
    fc.asyncProperty(happenings, async (all) => {
      const world = await createWorld();
      for (const what of [...all, "end of the failure", "reading", "connection"]) await world.happen(what);
      assert.deepEqual(sorted([...world.taken(), ...world.failed()]), world.wanted());
      await world.happen("restart of the listener");
      assert.deepEqual(world.taken(), world.wanted());
    }),
    { numRuns: 300 },
  );
});

test("stopped in the midst of a delivery, it begins with that one the next time", async () => {
  const stop = new AbortController();
  const place: Place = { position: 0, waiting: [], failed: [] };
  const follower = createFollower({
    inbox: listsOf(new Set([1, 2, 3]), new Map()),
    place,
    save: () => {},
    async passOn({ id }) {
      if (id < 2) return "done";
      stop.abort();
      return "stopped";
    },
    stop: stop.signal,
  });
  await follower.catchUp();
  assert.equal(place.position, 1);
});
