/** What an endpoint is called: its description, else where it is. */
export function endpointName({ description, url }: { description: string; url: string }): string {
  return description.trim() === "" ? hostOf(url) : description;
}

/** The host and port of an address; all of it where it is none. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
