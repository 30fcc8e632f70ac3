const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8000;
const TRIES = 12;

/**
 * Loads a part of the page that is fetched when it is needed, and tries again for about a minute: the server may be
 * starting again, and that must not break a page that is open. Rejects with what the last try said.
 */
export async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  for (let tries = 1, wait = FIRST_WAIT_MS; ; tries++, wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return await load();
    } catch (error) {
      if (tries === TRIES || !(error instanceof Error && error.name === "ChunkLoadError")) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
