/** Runs in the page. Milliseconds from the next click until turns of a transcript are painted. */
export function watchOpening(): { opened: Promise<number> } {
  const { promise, resolve } = Promise.withResolvers<number>();
  let clicked = 0;
  const observer = new MutationObserver(() => {
    if (!document.querySelector('[aria-label="Turns"] > li')) return;
    observer.disconnect();
    // A frame's callbacks run before it is painted; what they put off runs after.
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - clicked)));
  });
  document.addEventListener(
    "click",
    () => {
      clicked = performance.now();
      observer.observe(document.body, { subtree: true, childList: true });
    },
    { capture: true, once: true },
  );
  return { opened: promise };
}
