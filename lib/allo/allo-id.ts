/** One spelling for an Allo id, whose prefix is followed by a dash in some places and by an underscore in others. */
export function normaliseAlloId(id: string): string {
  return id.replace(/^([A-Za-z]{2,6})-/, "$1_");
}
