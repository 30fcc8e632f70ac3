import type { Language } from "#e2e/simulator/script.ts";

/** Offsets and durations are milliseconds from the first moment of the audio, which is the call's start date. */
export type RecordedTurn = { speaker: "us" | "them"; offsetMs: number; durationMs: number; text: string };

/** A call whose audio is in `recordings/NAME.mp3`, made from these words by `make-recordings.ts`. */
export type RecordedCall = {
  name: string;
  business: string;
  language: Language;
  lengthMs: number;
  summary: string;
  tags: readonly string[];
  turns: readonly RecordedTurn[];
};

export const recordedCalls: readonly RecordedCall[] = [
  {
    name: "atelier-du-canal",
    business: "Atelier du Canal",
    language: "fr",
    lengthMs: 34754,
    summary:
      "Demande de devis pour la révision de douze vélos de ville avant la fin du mois. Souhaite être rappelé jeudi après-midi.",
    tags: ["quote", "to_call_back"],
    turns: [
      { speaker: "us", offsetMs: 1200, durationMs: 3002, text: "Atelier du Canal, bonjour, Nora à l'appareil." },
      {
        speaker: "them",
        offsetMs: 4693,
        durationMs: 3765,
        text: "Bonjour. Je voudrais un devis pour la révision de douze vélos de ville.",
      },
      { speaker: "us", offsetMs: 9018, durationMs: 2965, text: "Avec plaisir. Ce sont des vélos électriques ?" },
      {
        speaker: "them",
        offsetMs: 12338,
        durationMs: 3015,
        text: "Non, des vélos ordinaires. Deux ont les freins à changer.",
      },
      { speaker: "us", offsetMs: 16008, durationMs: 2170, text: "D'accord. Il vous les faut pour quand ?" },
      { speaker: "them", offsetMs: 18918, durationMs: 2200, text: "Avant la fin du mois, si c'est possible." },
      {
        speaker: "us",
        offsetMs: 21526,
        durationMs: 4120,
        text: "C'est possible si vous les déposez lundi. Je vous envoie le devis ce soir.",
      },
      {
        speaker: "them",
        offsetMs: 25988,
        durationMs: 2736,
        text: "Parfait. Pouvez-vous me rappeler jeudi après-midi ?",
      },
      { speaker: "us", offsetMs: 29042, durationMs: 3020, text: "Jeudi à quinze heures, c'est noté. Bonne journée !" },
      { speaker: "them", offsetMs: 32332, durationMs: 1422, text: "Merci, au revoir." },
    ],
  },
  {
    name: "maison-fournier",
    business: "Maison Fournier, boulanger",
    language: "fr",
    lengthMs: 25294,
    summary: "Commande d'un gâteau au citron sans noix pour douze personnes, retrait samedi à onze heures.",
    tags: ["order"],
    turns: [
      { speaker: "us", offsetMs: 1200, durationMs: 1777, text: "Maison Fournier, bonjour." },
      {
        speaker: "them",
        offsetMs: 3789,
        durationMs: 3200,
        text: "Bonjour, je voudrais commander un gâteau au citron pour samedi.",
      },
      { speaker: "us", offsetMs: 7535, durationMs: 1593, text: "Pour combien de personnes ?" },
      {
        speaker: "them",
        offsetMs: 9438,
        durationMs: 3854,
        text: "Une douzaine. Et sans noix, s'il vous plaît, mon fils est allergique.",
      },
      {
        speaker: "us",
        offsetMs: 13769,
        durationMs: 4371,
        text: "C'est noté : citron, douze parts, sans noix. Vous passez à quelle heure ?",
      },
      { speaker: "them", offsetMs: 18922, durationMs: 951, text: "Vers onze heures." },
      { speaker: "us", offsetMs: 20672, durationMs: 1561, text: "Très bien, à samedi !" },
      { speaker: "them", offsetMs: 22851, durationMs: 1443, text: "Merci, bonne journée." },
    ],
  },
  {
    name: "harbor-plumbing",
    business: "Harbor Plumbing & Heating",
    language: "en",
    lengthMs: 41798,
    summary:
      "**Emergency**: leak under the kitchen sink. Water turned off at the meter. Marcus comes within the hour, door code 42.",
    tags: ["urgent"],
    turns: [
      { speaker: "us", offsetMs: 1200, durationMs: 3110, text: "Harbor Plumbing and Heating, Marcus speaking." },
      {
        speaker: "them",
        offsetMs: 4736,
        durationMs: 4244,
        text: "Hi, there's water all over my kitchen, it's coming from under the sink.",
      },
      {
        speaker: "us",
        offsetMs: 9338,
        durationMs: 4687,
        text: "Okay. Do you know where the meter is? Turn the water off there first.",
      },
      { speaker: "them", offsetMs: 14543, durationMs: 3532, text: "One second. Right, it's off. It's stopping." },
      { speaker: "us", offsetMs: 18544, durationMs: 2403, text: "Good. Has this happened before?" },
      { speaker: "them", offsetMs: 21223, durationMs: 2798, text: "It has been dripping for a week, to be honest." },
      {
        speaker: "us",
        offsetMs: 24537,
        durationMs: 3838,
        text: "It's most likely the trap. I can be with you within the hour.",
      },
      {
        speaker: "them",
        offsetMs: 28903,
        durationMs: 3329,
        text: "That would be wonderful. The door code is forty two.",
      },
      {
        speaker: "us",
        offsetMs: 32680,
        durationMs: 3805,
        text: "Got it. Put a bucket under it and leave the cupboard open.",
      },
      { speaker: "them", offsetMs: 36903, durationMs: 2198, text: "Will do. Thank you so much." },
      { speaker: "us", offsetMs: 39668, durationMs: 1130, text: "See you soon." },
    ],
  },
  {
    name: "bayside-homes",
    business: "Bayside Homes",
    language: "en",
    lengthMs: 36467,
    summary:
      "Interested in the flat with the balcony. Viewing on Wednesday at half past five, two people. Asks about the service charge.",
    tags: ["appointment", "new_customer"],
    turns: [
      { speaker: "us", offsetMs: 1200, durationMs: 3181, text: "Bayside Homes, good morning, this is Priya." },
      {
        speaker: "them",
        offsetMs: 5273,
        durationMs: 5126,
        text: "Good morning. I'm calling about the flat with the balcony. Is it still available?",
      },
      { speaker: "us", offsetMs: 11030, durationMs: 3634, text: "Yes, it is. Would you like to see it on Wednesday?" },
      { speaker: "them", offsetMs: 15002, durationMs: 2816, text: "Wednesday is fine, but only after five." },
      { speaker: "us", offsetMs: 18688, durationMs: 2133, text: "Shall we say half past five?" },
      {
        speaker: "them",
        offsetMs: 21416,
        durationMs: 4057,
        text: "Perfect, there will be two of us. How high is the service charge?",
      },
      {
        speaker: "us",
        offsetMs: 26120,
        durationMs: 3487,
        text: "I'll have the figures with me. It is lower than last year.",
      },
      { speaker: "them", offsetMs: 30375, durationMs: 2179, text: "Great, see you on Wednesday then." },
      { speaker: "us", offsetMs: 33058, durationMs: 2409, text: "See you on Wednesday. Goodbye." },
    ],
  },
];
