/** The id in the address of a page, or null where it is none. */
export function pageId(text: string): number | null {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}
