export type OrderedQueue<T> = {
  push(key: number, item: T): void;
  /** Takes out the items whose key is at most `key`, smallest first; equal keys in the order in which they came. */
  takeUntil(key: number): Generator<T>;
};

type Entry<T> = { key: number; turn: number; item: T };

/** A binary heap, so that a long run holds no more in memory than what still waits for its turn. */
export function makeOrderedQueue<T>(): OrderedQueue<T> {
  const heap: Entry<T>[] = [];
  let turns = 0;

  function push(key: number, item: T): void {
    const entry = { key, turn: turns++, item };
    let at = heap.length;
    while (at > 0) {
      const parentAt = (at - 1) >> 1;
      const parent = heap[parentAt];
      if (!parent || before(parent, entry)) break;
      heap[at] = parent;
      at = parentAt;
    }
    heap[at] = entry;
  }

  function* takeUntil(key: number): Generator<T> {
    for (let first = heap[0]; first && first.key <= key; first = heap[0]) {
      const last = heap.pop();
      if (last && heap.length > 0) sink(last);
      yield first.item;
    }
  }

  function sink(entry: Entry<T>): void {
    let at = 0;
    for (;;) {
      const left = heap[2 * at + 1];
      const right = heap[2 * at + 2];
      const child = left && right && before(right, left) ? right : left;
      if (!child || before(entry, child)) break;
      heap[at] = child;
      at = 2 * at + (child === left ? 1 : 2);
    }
    heap[at] = entry;
  }

  return { push, takeUntil };
}

function before<T>(a: Entry<T>, b: Entry<T>): boolean {
  return a.key === b.key ? a.turn < b.turn : a.key < b.key;
}
