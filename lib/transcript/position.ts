const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** "0:29", "12:05", "1:02:03" */
export function formatPosition(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / SECOND);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  const rest = String(seconds % 60).padStart(2, "0");
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${String(minutes).padStart(2, "0")}:${rest}`;
}

/** Milliseconds of a time as people type it: "1:02:03", "2:05.5", "95", "1h2m", "3 min 20"; null when it is none. */
export function parsePosition(text: string): number | null {
  const typed = text.trim().toLowerCase().replace(",", ".");
  return parseClock(typed) ?? parseUnits(typed);
}

function parseClock(text: string): number | null {
  const parts = /^(?:(?:(\d{1,3}):)?(\d{1,4}):)?(\d{1,7}(?:\.\d{1,6})?)$/.exec(text);
  if (!parts) return null;
  const [, hours = "0", minutes, seconds = "0"] = parts;
  // "1:75" is a slip of the fingers; "75" and "90:00" are not.
  if (minutes !== undefined && (Number(seconds) >= 60 || (hours !== "0" && Number(minutes) >= 60))) return null;
  return Math.round(Number(hours) * HOUR + Number(minutes ?? 0) * MINUTE + Number(seconds) * SECOND);
}

function parseUnits(text: string): number | null {
  const parts =
    /^(?:(\d{1,3}) ?h(?:ours?)?)? ?(?:(\d{1,4}) ?m(?:in(?:utes?)?)?)? ?(?:(\d{1,7}(?:\.\d{1,6})?) ?(?:s(?:ec(?:onds?)?)?)?)?$/.exec(
      text,
    );
  if (!parts || text === "") return null;
  const [, hours = "0", minutes = "0", seconds = "0"] = parts;
  return Math.round(Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND);
}
