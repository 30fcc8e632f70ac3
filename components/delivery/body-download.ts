/** The name under which a delivery's body is saved. */
export function bodyFileName(id: number): string {
  return `delivery-${id}.json`;
}

/** What a link needs to save a delivery's body, byte for byte. */
export function bodyDownload(id: number): { href: string; download: string } {
  return { href: `/api/v1/deliveries/${id}/body?download=1`, download: bodyFileName(id) };
}
