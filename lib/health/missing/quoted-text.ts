/** How telephones write a reaction to a message, where the other side shows no reactions: the message stands behind it in quotation marks. */
const leads = [
  /Liked|Loved|Disliked|Laughed at|Emphasi[sz]ed|Questioned/u,
  /Reacted .{1,20} to/u,
  /Removed an? .{1,30} from/u,
  /\p{Extended_Pictographic}[\p{Extended_Pictographic}\p{Emoji_Component}]{0,8}[\s\u200a-\u200f]+(?:to|à)/u,
  /A aimé|A adoré|N[’']a pas aimé|A ri à|A mis en valeur|A souligné|A remis en question/u,
  /A réagi (?:par|avec) .{1,20} à/u,
]
  .map(({ source }) => source)
  .join("|");

// Invisible signs around the quotation are how some telephones mark a reaction.
const reaction = new RegExp(
  `^[\\s\\u200a-\\u200f]*(?:${leads})[\\s\\u200a-\\u200f]*[“"«](.+)[”"»][\\s\\u200a-\\u200f]*$`,
  "su",
);

/** Shorter quotations may be of anything, and longer ones are no text message. */
const LEAST_CHARACTERS = 2;
const MOST_CHARACTERS = 4_000;

/** The message that a text reacts to, as it is quoted there; null where the text is no reaction. */
export function quotedText(content: string): string | null {
  if (content.length > MOST_CHARACTERS) return null;
  const quoted = plain(reaction.exec(content)?.[1] ?? "");
  return quoted.length < LEAST_CHARACTERS ? null : quoted;
}

/** Whether a message is the one that was quoted, which may have been cut short. */
export function isQuoted(quoted: string, content: string): boolean {
  const [part, whole] = [plain(quoted), plain(content)];
  if (whole === "") return false;
  if (part === whole) return true;
  const cut = /^(.+?)\s?(?:…|\.\.\.)$/s.exec(part)?.[1];
  return cut !== undefined && whole.startsWith(cut);
}

function plain(text: string): string {
  return text.replace(/[\s\u200a-\u200f]+/g, " ").trim();
}
