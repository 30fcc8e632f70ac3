const browsers: readonly [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, "Edge"],
  [/\b(?:OPR|Opera)\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bVivaldi\//, "Vivaldi"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

const systems: readonly [RegExp, string][] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\b(?:Macintosh|Mac OS X)\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
];

const MOBILE = /\b(?:iPhone|iPad|Android|Mobile)\b/;

/** "Firefox on Windows": what a user agent claims to be, for people. A guess, as anybody can claim anything. */
export function deviceWords(userAgent: string | null): string {
  const text = userAgent ?? "";
  const browser = named(browsers, text);
  const system = named(systems, text);
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? system ?? programName(text) ?? "Unknown device";
}

export function isMobile(userAgent: string | null): boolean {
  return MOBILE.test(userAgent ?? "");
}

function named(table: readonly [RegExp, string][], text: string): string | undefined {
  return table.find(([pattern]) => pattern.test(text))?.[1];
}

/** "curl/8.5.0" is "curl"; a name that is no plain word says nothing. */
function programName(text: string): string | undefined {
  return /^([A-Za-z][\w.-]{1,30})\/[\w.]/.exec(text)?.[1];
}
