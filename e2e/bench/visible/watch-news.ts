/**
 * Runs in the page. Waits until it says that something is new, presses that at once, and waits until a row newer than those
 * that are there stands in the list. Times are those of the machine's clock, in milliseconds, when they were painted.
 */
export function watchNews(attribute: string): { seen: Promise<{ told: number; row: number }> } {
  const ids = () => [...document.querySelectorAll(`a[${attribute}]`)].map((row) => Number(row.getAttribute(attribute)));
  const top = Math.max(0, ...ids());

  function pill(): HTMLElement | undefined {
    const buttons = document.querySelectorAll<HTMLElement>('[role="status"] button');
    return [...buttons].find(({ textContent }) => / new$/.test(textContent));
  }

  function until<T>(find: () => T | undefined): Promise<T> {
    const { promise, resolve } = Promise.withResolvers<T>();
    const observer = new MutationObserver(look);
    function look() {
      const found = find();
      if (found === undefined) return;
      observer.disconnect();
      resolve(found);
    }
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    look();
    return promise;
  }

  /** A frame's callbacks run before it is painted; what they put off runs after. */
  function painted(): Promise<number> {
    const { promise, resolve } = Promise.withResolvers<number>();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
    return promise;
  }

  async function see() {
    const button = await until(pill);
    const told = await painted();
    button.click();
    await until(() => ids().find((id) => id > top));
    return { told, row: await painted() };
  }

  return { seen: see() };
}
