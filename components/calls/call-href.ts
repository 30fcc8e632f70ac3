/** The path of a call's own page; filters travel along so that the way back leads to the same list. */
export function callHref(id: number, search = ""): string {
  return `/calls/${id}${search}`;
}
