type Ways = {
  /** Asks the server. */
  isSignedOut: () => Promise<boolean>;
  /** Leaves this page for good. */
  leaveTo: (where: "sign-in" | "sign-in-and-back") => void;
};

/** Sees to it that a page is left when its session is over: once, and for no other reason. */
export function createSessionWatch({ isSignedOut, leaveTo }: Ways) {
  const replacing = new Set<Promise<unknown>>();
  let busy = false;

  return {
    /** Leaves if the session is over. Asks first: a 401 may only mean that a request was under way while the cookie was replaced. */
    async check(): Promise<void> {
      if (busy) return;
      busy = true;
      while (replacing.size > 0) await Promise.allSettled(replacing);
      busy = await isSignedOut();
      if (busy) leaveTo("sign-in-and-back");
    },
    /** For requests that end this session for a new one: until the new cookie is here, nobody is taken for signed out. */
    replace<T>(request: Promise<T>): Promise<T> {
      replacing.add(request);
      const done = () => replacing.delete(request);
      request.then(done, done);
      return request;
    },
    /** Leaves after `end` has ended the session. Rejects as `end` does, and stays then. */
    async leaveBy(end: () => Promise<unknown>): Promise<void> {
      busy = true;
      try {
        await end();
      } catch (cause) {
        busy = false;
        throw cause;
      }
      leaveTo("sign-in");
    },
  };
}
