import type { BrowserContext } from "@playwright/test";

/** Collects what the policies of the context's pages refuse from now on, as `directive: what`. */
export async function hearViolations(context: BrowserContext): Promise<string[]> {
  const heard: string[] = [];
  await context.exposeFunction("reportViolation", (text: string) => void heard.push(text));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const report: unknown = Reflect.get(window, "reportViolation");
      if (typeof report === "function") report(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
    });
  });
  return heard;
}
