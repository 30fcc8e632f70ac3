import type { Script, Trade } from "#e2e/simulator/script.ts";

const fr: Script = {
  slots: {
    home: ["le deux-pièces", "la maison de ville", "le studio", "le trois-pièces avec balcon", "le loft"],
    doubt: ["le vis-à-vis", "le bruit de la rue", "les charges", "l'état de la toiture", "l'absence d'ascenseur"],
    paper: [
      "le diagnostic énergétique",
      "le règlement de copropriété",
      "les trois dernières fiches de paie",
      "le compromis",
    ],
    view: ["plein sud", "sur cour", "au quatrième étage", "au fond du jardin", "près de la gare"],
  },
  inbound: [
    {
      lines: [
        "them: Bonjour, je vous appelle pour {home}, {street}. Il est toujours disponible ?",
        "us: Oui, la première visite est {day}. Vous cherchez pour y habiter ?",
        "them: [Oui, à deux|Plutôt pour louer ensuite]. {day} à {hour}, c'est possible ?",
        "us: Parfait. C'est {view}, vous verrez, très lumineux.",
        "them: Une question : {doubt} ?",
        "us: On en parlera sur place, franchement.",
      ],
      summary: "Visite de {home}, {street}, {day} à {hour}. Réserve : {doubt}.",
      tags: ["appointment", "new_customer"],
    },
    {
      lines: [
        "them: On a réfléchi, on voudrait faire une offre pour {home}.",
        "us: Formidable. À quel montant ?",
        "them: [Dix|Quinze] mille de moins que le prix affiché, à cause de ceci : {doubt}.",
        "us: Je transmets au vendeur, réponse {day}.",
        "them: Il vous faut quoi ?",
        "us: Un accord de la banque et {paper}.",
      ],
      summary: "**Offre** sur {home}, sous le prix affiché ({doubt}). Réponse du vendeur {day}. Manque : {paper}.",
      tags: ["offer", "to_call_back"],
    },
    {
      lines: [
        "them: Je suis locataire {street}, et le chauffage ne marche plus.",
        "us: Depuis quand ?",
        "them: Depuis {day}, et j'ai un bébé à la maison.",
        "us: J'envoie quelqu'un aujourd'hui, à {hour}. Votre dossier, c'est bien {ref} ?",
        "them: C'est ça.",
      ],
      summary: "Locataire, dossier {ref}, {street} : chauffage en panne. Dépannage à {hour}.",
      tags: ["urgent"],
    },
    {
      lines: [
        "them: Je souhaite faire estimer mon bien, {home} hérité de mes parents.",
        "us: Où se trouve-t-il ?",
        "them: {street}, {view}.",
        "us: Je peux venir {day} à {hour}, c'est gratuit et sans engagement.",
      ],
      summary: "Estimation demandée pour {home}, {street}. Rendez-vous {day} à {hour}.",
      tags: ["appointment"],
    },
  ],
  outbound: [
    {
      lines: [
        "us: Bonjour {caller}, {user}, {business}. Le vendeur a répondu pour {home}.",
        "them: [Alors ?|Je croise les doigts…]",
        "us: Il accepte, si la signature se fait avant {day}.",
        "them: Mais c'est merveilleux !",
      ],
      summary: "Offre acceptée sur {home}, signature avant {day}.",
      tags: ["offer"],
    },
    {
      lines: [
        "us: Bonjour, {user}, {business}. Il nous manque {paper} dans votre dossier {ref}.",
        "them: Je croyais l'avoir envoyé…",
        "us: Il n'est pas arrivé. Avant {day}, si possible.",
        "them: Je vous l'envoie ce soir.",
      ],
      summary: "Dossier {ref} : il manque {paper}, promis pour ce soir.",
      tags: ["follow_up"],
    },
  ],
  voicemails: [
    {
      text: "Bonjour, {caller}, j'ai vu l'annonce pour {home}, {street}. Rappelez-moi pour visiter, merci.",
      summary: "Souhaite visiter {home}, {street}.",
    },
    {
      text: "C'est encore moi, toujours à propos de ceci : {doubt}. On hésite. Rappelez-nous avant {day}.",
      summary: "Hésite à cause de ceci : {doubt}. À rappeler avant {day}.",
    },
    {
      text: "Je suis devant l'immeuble, {street}, et il n'y a personne. On avait bien dit {hour} ?",
      summary: "Attend pour une visite {street}, {hour}.",
    },
  ],
  chats: [
    ["us: Visite confirmée {day} à {hour}, {street}.", "them: Merci, nous serons deux"],
    [
      "them: Bonjour, {home} est toujours à vendre ?",
      "us: Oui ! Libre pour une visite {day} ?",
      "them: {hour} ça me va 🏡",
    ],
    ["us: Il nous manque {paper}.", "them: envoyé à l'instant", "us: Bien reçu, merci."],
  ],
  menu: ["Acheter", "Louer", "Gestion et syndic"],
  rounds: [
    ["us: Le bien suivant, c'est {home}, {view}.", "them: Ce qui m'inquiète, ce serait {doubt}."],
    ["them: Et {street}, il y a quoi ?", "us: Là, j'ai {home}, visite possible {day}."],
    ["us: Que pensez-vous de {home} ?", "them: J'aime bien, {view}, mais pas {doubt}."],
    ["them: Quels papiers faut-il pour celui-là ?", "us: Surtout {paper}, avant {day}."],
    ["us: Je vous garde {day} à {hour} pour {home} ?", "them: Oui, et aussi pour l'autre, {street}."],
  ],
};

const en: Script = {
  slots: {
    home: ["the two-bedroom flat", "the town house", "the studio", "the flat with the balcony", "the loft"],
    doubt: ["the neighbours' windows", "the street noise", "the service charge", "the roof", "the missing lift"],
    paper: ["the energy certificate", "the house rules", "the last three payslips", "the signed contract"],
    view: ["facing south", "over the courtyard", "on the fourth floor", "at the end of the garden", "by the station"],
  },
  inbound: [
    {
      lines: [
        "them: Hello, I'm calling about {home} on {street}. Is it still available?",
        "us: It is, first viewings are {day}. Is it for yourself?",
        "them: [Yes, for the two of us|To let, rather]. Would {day} at {hour} work?",
        "us: Perfect. It's {view}, very light.",
        "them: One question: {doubt}?",
        "us: We'll talk about that on the spot, quite openly.",
      ],
      summary: "Viewing of {home}, {street}, {day} at {hour}. Worried about {doubt}.",
      tags: ["appointment", "new_customer"],
    },
    {
      lines: [
        "them: We've slept on it and we'd like to make an offer on {home}.",
        "us: Wonderful. How much?",
        "them: [Ten|Fifteen] thousand under the asking price, because of {doubt}.",
        "us: I'll pass it on, you'll hear by {day}.",
        "them: What do you need from us?",
        "us: A letter from the bank and {paper}.",
      ],
      summary:
        "**Offer** on {home}, under the asking price because of {doubt}. Seller to answer by {day}. Missing: {paper}.",
      tags: ["offer", "to_call_back"],
    },
    {
      lines: [
        "them: I rent on {street}, and the heating has stopped working.",
        "us: Since when?",
        "them: Since {day}, and I have a baby at home.",
        "us: I'll send someone today, at {hour}. Your file is {ref}, isn't it?",
        "them: That's the one.",
      ],
      summary: "Tenant, file {ref}, {street}: heating broken. Repair at {hour}.",
      tags: ["urgent"],
    },
    {
      lines: [
        "them: I'd like a valuation for {home}, I inherited it.",
        "us: Where is it?",
        "them: {street}, {view}.",
        "us: I can come {day} at {hour}, free of charge.",
      ],
      summary: "Valuation wanted for {home}, {street}. Visit {day} at {hour}.",
      tags: ["appointment"],
    },
  ],
  outbound: [
    {
      lines: [
        "us: Hello {caller}, {user} from {business}. The seller has answered about {home}.",
        "them: [And?|Fingers crossed…]",
        "us: It's a yes, if you sign before {day}.",
        "them: That's marvellous!",
      ],
      summary: "Offer on {home} accepted, signing before {day}.",
      tags: ["offer"],
    },
    {
      lines: [
        "us: Hello, {user} from {business}. We still need {paper} for file {ref}.",
        "them: I thought I'd sent that…",
        "us: It never arrived. Before {day}, if you can.",
        "them: You'll have it tonight.",
      ],
      summary: "File {ref}: {paper} is missing, promised for tonight.",
      tags: ["follow_up"],
    },
  ],
  voicemails: [
    {
      text: "Hello, {caller}, I saw {home} on {street} advertised. Call me back for a viewing, thanks.",
      summary: "Would like to see {home}, {street}.",
    },
    {
      text: "Me again, still about {doubt}. We're in two minds. Call us before {day}, please.",
      summary: "In two minds because of {doubt}. Call before {day}.",
    },
    {
      text: "I'm outside the building, {street}, and nobody's here. We did say {hour}?",
      summary: "Waiting for a viewing at {street}, {hour}.",
    },
  ],
  chats: [
    ["us: Viewing confirmed {day} at {hour}, {street}.", "them: Thanks, there will be two of us"],
    ["them: Hi, is {home} still for sale?", "us: Yes! Free for a viewing {day}?", "them: {hour} suits me 🏡"],
    ["us: We still need {paper}.", "them: just sent", "us: Got it, thank you."],
  ],
  menu: ["Buying", "Renting", "Property management"],
  rounds: [
    ["us: The next one is {home}, {view}.", "them: What worries me there is {doubt}."],
    ["them: And on {street}, what do you have?", "us: There it's {home}, viewings {day}."],
    ["us: What did you make of {home}?", "them: I liked it, {view}, but not {doubt}."],
    ["them: Which papers would that take?", "us: Mostly {paper}, before {day}."],
    ["us: Shall I hold {day} at {hour} for {home}?", "them: Yes, and for the other one too, {street}."],
  ],
};

export const estateAgency: Trade = { fr, en };
