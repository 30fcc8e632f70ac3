/** The order of the lists that go on by time and id. `at` gives ISO 8601 in UTC, which sorts as text. */
export function newestFirst<T extends { id: number }>(at: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => (at(a) === at(b) ? b.id - a.id : at(a) < at(b) ? 1 : -1);
}
