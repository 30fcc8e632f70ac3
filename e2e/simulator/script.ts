export type Language = "fr" | "en";

/**
 * One talk. Lines begin with `us: ` or `them: `; `[a|b]` is a choice, `{slot}` is a word chosen once a talk,
 * so that the summary names the same day as the talk does.
 */
export type Scene = { lines: readonly string[]; summary: string; tags: readonly string[] };

/** What is said in one trade and language. */
export type Script = {
  slots: Readonly<Record<string, readonly string[]>>;
  inbound: readonly Scene[];
  outbound: readonly Scene[];
  voicemails: readonly { text: string; summary: string }[];
  chats: readonly (readonly string[])[];
  menu: readonly string[];
  /** Question and answer pairs that can follow one another for half an hour, with fresh words each time. */
  rounds: readonly (readonly [string, string])[];
};

export type Trade = Readonly<Record<Language, Script>>;

/** The words of one talk: `known` are given, all others are drawn from `tables` when first used. */
export type Words = { known: Record<string, string>; tables: Readonly<Record<string, readonly string[]>> };
