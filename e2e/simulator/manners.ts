import type { Language } from "#e2e/simulator/script.ts";

/** What people of any trade say in one language. */
export type Manners = {
  slots: Readonly<Record<string, readonly string[]>>;
  greetings: readonly string[];
  pickUps: readonly string[];
  asides: readonly (readonly string[])[];
  closings: readonly (readonly string[])[];
  transfers: readonly (readonly string[])[];
  /** Sentences that make a turn longer and fit after nearly any other. */
  musings: readonly string[];
};

const fr: Manners = {
  slots: {
    day: [
      "lundi",
      "mardi",
      "mercredi",
      "jeudi",
      "vendredi",
      "samedi matin",
      "demain",
      "après-demain",
      "lundi prochain",
    ],
    hour: ["8 h 30", "9 h", "9 h 45", "10 h 30", "11 h", "14 h", "14 h 30", "15 h 15", "16 h", "17 h 45"],
    street: ["rue des Tanneurs", "place du Marché", "quai de la Fosse", "avenue Jean-Jaurès", "rue de l'Église"],
    price: ["25 euros", "38 euros", "64 euros", "85 euros", "120 euros", "149,90 euros", "210 euros", "1 250 euros"],
    count: ["deux", "trois", "quatre", "cinq", "six", "huit", "dix", "douze", "vingt"],
    sky: ["il pleut des cordes ici", "quelle chaleur aujourd'hui", "il fait un temps superbe", "ça souffle, ce matin"],
  },
  greetings: [
    "us: {business}, bonjour, {user} à l'appareil.",
    "us: {business} bonjour, [que puis-je faire pour vous|je vous écoute] ?",
    "us: Bonjour, ici {user}, {business}.",
    "us: [Oui, bonjour|Allô, bonjour], {business}, {user}.",
  ],
  pickUps: ["them: Allô ?", "them: Oui, allô ?", "them: Oui, bonjour ?", "them: {caller}, bonjour."],
  asides: [
    ["us: Vous me rappelez votre nom ?", "them: Oui, c'est {caller}."],
    ["us: Je vous mets en attente un instant.", "them: Pas de souci.", "us: Voilà, merci d'avoir patienté."],
    ["us: Je note. C'est bien à ce numéro qu'on vous joint ?", "them: Oui, de préférence en fin de journée."],
    ["them: Excusez-moi, {sky}, je vous entends mal.", "us: Je répète, pas de problème."],
    ["them: Ah, on sonne à la porte… Voilà, je suis de nouveau à vous.", "us: Je vous en prie."],
    [
      "us: Vous êtes déjà venu chez nous ?",
      "them: Une fois, il y a deux ans, [très bon souvenir|tout s'était bien passé].",
    ],
    ["them: Vous prenez la carte ?", "us: Oui, la carte, les chèques et les espèces."],
    ["us: Je vérifie dans l'agenda… voilà, c'est ouvert devant moi.", "them: Prenez votre temps."],
  ],
  closings: [
    ["them: Parfait, [merci beaucoup|c'est très aimable].", "us: Avec plaisir, bonne journée !"],
    ["us: Autre chose ?", "them: Non, c'est tout, merci.", "us: Alors à bientôt, au revoir."],
    ["them: Très bien, [à {day} alors|on fait comme ça]. Au revoir !", "us: Au revoir, bonne fin de journée."],
    ["us: Je vous envoie un SMS pour confirmer.", "them: Super, merci, au revoir."],
    ["them: Merci pour votre patience !", "us: C'est normal. Au revoir."],
  ],
  transfers: [
    ["us: Je vous passe {colleague}, qui suit votre dossier.", "them: D'accord, merci."],
    ["us: C'est {colleague} qui s'en occupe, je vous transfère tout de suite.", "them: Merci bien."],
  ],
  musings: [
    "On en avait déjà parlé {day}, si je me souviens bien.",
    "Attendez, je retrouve la page, c'est la fiche {ref}.",
    "Enfin, on verra bien ce que ça donne une fois sur place.",
    "Je préfère le dire tout de suite, comme ça c'est clair pour tout le monde.",
    "La dernière fois, on était restés autour de {price}, je crois.",
    "Prenez le temps de noter, je ne suis pas pressé.",
    "Et puis {sky}, alors on ne va pas se plaindre.",
    "C'est {colleague} qui m'en parlait encore ce matin, vers {hour}.",
  ],
};

const en: Manners = {
  slots: {
    day: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday morning", "tomorrow", "next Tuesday"],
    hour: ["8:30", "nine", "half past nine", "10:15", "eleven", "two", "2:30", "quarter past three", "four", "5:45"],
    street: ["Mill Lane", "Harbor Street", "Station Road", "Orchard Avenue", "Church Row", "14 Pine Court"],
    price: ["$45", "60 plus tax", "85 in all", "about 110", "$149.90", "two hundred and ten", "around 1,250"],
    count: ["two", "three", "four", "five", "six", "eight", "ten", "a dozen", "twenty"],
    sky: ["it's pouring down here", "it's boiling today", "there's quite a wind", "the traffic is loud"],
  },
  greetings: [
    "us: {business}, good [morning|day], {user} speaking.",
    "us: Hello, {business}, [how can I help|what can I do for you]?",
    "us: Good [morning|day], you're through to {user} at {business}.",
    "us: {business}, {user} here, hi.",
  ],
  pickUps: ["them: Hello?", "them: Yes, hello?", "them: Hi, {caller} speaking.", "them: Hello, who's calling?"],
  asides: [
    ["us: Could you give me your name again?", "them: Sure, it's {caller}."],
    ["us: Bear with me one moment.", "them: No rush.", "us: Thanks for holding, I'm back."],
    ["us: Is this the best number to reach you on?", "them: Yes, [any time after five|text is fine too]."],
    ["them: Sorry, {sky}, could you say that again?", "us: Of course, no problem."],
    ["them: Hang on, someone's at the door… okay, I'm back.", "us: Take your time."],
    ["us: Have you been with us before?", "them: Once, about two years ago, [it went really well|my sister sent me]."],
    ["them: Do you take cards?", "us: Cards, cash, bank transfer, whatever suits you."],
    ["us: Let me look at the diary… right, I have it here.", "them: Great."],
  ],
  closings: [
    ["them: Perfect, [thanks so much|that's very kind].", "us: You're welcome, have a good one!"],
    ["us: Anything else?", "them: No, that's all, thanks.", "us: Speak soon then, bye."],
    ["them: Lovely, [see you {day} then|let's do that]. Bye!", "us: Bye now."],
    ["us: I'll send you a text to confirm.", "them: Great, thank you, bye."],
    ["them: Thanks for bearing with me!", "us: Not at all. Goodbye."],
  ],
  transfers: [
    ["us: I'll put you through to {colleague}, who has your file.", "them: Okay, thanks."],
    ["us: That's one for {colleague}, transferring you now.", "them: Thank you."],
  ],
  musings: [
    "We did talk about that on {day}, if I remember rightly.",
    "Hold on, let me find the page, it's on sheet {ref}.",
    "Anyway, we'll see how it looks once we're all there in person.",
    "I'd rather say so now, then it's clear for everybody from the start.",
    "Last time we ended up at {price}, I believe, or thereabouts.",
    "Take your time writing that down, there's really no hurry.",
    "And {sky}, so let's not complain about the rest of it.",
    "It was {colleague} who mentioned it again today, around {hour}.",
  ],
};

export const manners: Readonly<Record<Language, Manners>> = { fr, en };
