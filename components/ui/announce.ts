let region: HTMLElement | undefined;

/** Has a screen reader say the text, wherever the focus is. */
export function announce(text: string): void {
  if (!region?.isConnected) {
    region = document.createElement("div");
    region.setAttribute("role", "status");
    region.className = "sr-only";
    document.body.append(region);
  }
  const speaker = region;
  speaker.textContent = "";
  // A region is only read out when it changes after it was there.
  setTimeout(() => {
    speaker.textContent = text;
  }, 50);
}
