import type { Script, Trade } from "#e2e/simulator/script.ts";

const fr: Script = {
  slots: {
    leak: ["une fuite sous l'évier", "le chauffe-eau qui goutte", "les toilettes bouchées", "plus d'eau chaude"],
    room: ["la cuisine", "la salle de bains", "la cave", "la buanderie", "l'appartement du dessus"],
    job: [
      "changer le mitigeur",
      "poser une douche",
      "détartrer le ballon",
      "remplacer le siphon",
      "purger les radiateurs",
    ],
    access: [
      "le code, c'est 4 2 B",
      "la clé est chez la gardienne",
      "sonnez chez le voisin",
      "il y a un chien, mais gentil",
    ],
  },
  inbound: [
    {
      lines: [
        "them: Bonjour, j'ai {leak}, dans {room}, [ça coule vite|il y en a partout] !",
        "us: Fermez d'abord l'arrivée d'eau, au compteur. C'est fait ?",
        "them: Oui… voilà, ça s'arrête.",
        "us: Très bien. Je suis chez vous à {hour}. Quelle adresse ?",
        "them: {street}, et {access}.",
      ],
      summary: "**Urgence** : {leak} dans {room}. Eau coupée. Intervention à {hour}, {street} ({access}).",
      tags: ["urgent"],
    },
    {
      lines: [
        "them: Je voudrais un devis pour {job}, dans {room}.",
        "us: Il me faudrait des photos, par SMS à ce numéro.",
        "them: Je vous les envoie ce soir. Vous avez une idée du prix ?",
        "us: Entre {price} et un peu plus, selon l'accès. Je passe voir {day} ?",
        "them: {day} à {hour}, oui.",
      ],
      summary: "Devis pour {job} dans {room}. Photos attendues par SMS, visite {day} à {hour}.",
      tags: ["quote"],
    },
    {
      lines: [
        "them: Vous êtes venu {day} dernier, et on a de nouveau {leak}.",
        "us: Ah, ce n'est pas normal. Au même endroit ?",
        "them: [Exactement au même endroit|Un peu plus bas], oui.",
        "us: Je reviens {day} à {hour}, sous garantie, vous n'aurez rien à payer.",
        "them: J'espère bien.",
      ],
      summary: "Réclamation : de nouveau {leak} après intervention. Retour sous garantie {day} à {hour}.",
      tags: ["complaint", "to_call_back"],
    },
    {
      lines: [
        "them: C'est pour la facture {ref}, je ne comprends pas le déplacement à {price}.",
        "us: C'est le tarif du week-end. Mais je peux faire un geste.",
        "them: La moitié, par exemple ?",
        "us: Va pour la moitié. Je vous renvoie la facture.",
      ],
      summary: "Contestation du déplacement sur la facture {ref}. Moitié accordée, facture à renvoyer.",
      tags: ["invoice", "complaint"],
    },
  ],
  outbound: [
    {
      lines: [
        "us: Bonjour, {user}, le plombier. Je suis en bas de chez vous, {street}.",
        "them: Déjà ! J'arrive, {access}.",
        "us: Pas de problème, je prépare de quoi {job}.",
      ],
      summary: "Arrivée sur place {street}. Accès : {access}.",
      tags: [],
    },
    {
      lines: [
        "us: Bonjour {caller}, je vous rappelle pour {job}. J'ai eu le fournisseur.",
        "them: Et alors ?",
        "us: La pièce arrive {day}, et tout compris cela fait {price}.",
        "them: [C'est plus que prévu, mais d'accord|Très bien, je signe].",
      ],
      summary: "Devis accepté pour {job} : {price}, pièce attendue {day}.",
      tags: ["quote"],
    },
  ],
  voicemails: [
    {
      text: "Bonsoir, c'est urgent, {leak} dans {room}, {street}. Rappelez-moi vite !",
      summary: "Urgence : {leak}, {street}.",
    },
    {
      text: "Oui, bonjour, {caller}. C'était pour savoir quand vous passez pour {job}. Merci.",
      summary: "Demande la date pour {job}.",
    },
    { text: "Allô ? … Bon, je rappellerai. C'était pour {leak}.", summary: "Rappellera, au sujet de : {leak}." },
  ],
  chats: [
    ["them: Voici la photo de {room} 📷", "us: Bien reçu, je vous fais le devis ce soir.", "them: Merci !"],
    ["us: Je serai chez vous {day} à {hour}, {street}.", "them: Parfait, {access}"],
    ["them: Bonjour, {leak}, vous pouvez venir quand ?", "us: {day}, {hour}, pas avant, désolé.", "them: ok je prends"],
  ],
  menu: ["Urgence", "Devis", "Facturation"],
  rounds: [
    ["us: Dans {room}, qu'avez-vous constaté ?", "them: Là, c'est {leak}, depuis quelques jours."],
    ["them: Et pour {job}, il faut combien de temps ?", "us: Une demi-journée, je peux le caler {day} à {hour}."],
    ["us: Pour y accéder, comment fait-on ?", "them: Alors {access}, et prévenez avant {hour}."],
    ["us: Cette partie-là revient à {price}.", "them: Et si on profite du passage pour {job} ?"],
    ["them: Le locataire de {room} dit qu'il y a {leak}.", "us: Je le mets sur la liste, passage {day}."],
  ],
};

const en: Script = {
  slots: {
    leak: ["a leak under the sink", "a dripping boiler", "a blocked toilet", "no hot water"],
    room: ["the kitchen", "the bathroom", "the basement", "the laundry room", "the flat upstairs"],
    job: ["change the mixer tap", "fit a shower", "descale the tank", "replace the trap", "bleed the radiators"],
    access: ["the door code is 4 2 B", "the caretaker has the key", "ring next door", "there's a dog, a friendly one"],
  },
  inbound: [
    {
      lines: [
        "them: Hi, I've got {leak}, in {room}, [and it's running fast|water everywhere]!",
        "us: First turn the water off at the meter. Done?",
        "them: Yes… okay, it's stopping.",
        "us: Good. I'll be with you at {hour}. What's the address?",
        "them: {street}, and {access}.",
      ],
      summary: "**Emergency**: {leak} in {room}. Water turned off. Visit at {hour}, {street} ({access}).",
      tags: ["urgent"],
    },
    {
      lines: [
        "them: I'd like a price to {job}, in {room}.",
        "us: Could you text me a few pictures on this number?",
        "them: I'll do that tonight. Any idea of the price?",
        "us: From {price}, depending on access. Shall I come and look {day}?",
        "them: {day} at {hour}, yes.",
      ],
      summary: "Quote to {job} in {room}. Pictures to come by text, visit {day} at {hour}.",
      tags: ["quote"],
    },
    {
      lines: [
        "them: You came last week, and there's {leak} all over again.",
        "us: That shouldn't happen. In the same place?",
        "them: [Exactly the same|A bit lower down], yes.",
        "us: I'll be back {day} at {hour}, under guarantee, no charge.",
        "them: I should hope so.",
      ],
      summary: "Complaint: {leak} again after a visit. Back under guarantee {day} at {hour}.",
      tags: ["complaint", "to_call_back"],
    },
    {
      lines: [
        "them: It's about invoice {ref}, I don't get the call-out fee, {price}.",
        "us: That's the weekend rate. But I can meet you half way.",
        "them: Half of it, then?",
        "us: Half it is. I'll send a new invoice.",
      ],
      summary: "Call-out fee on invoice {ref} disputed. Halved; a new invoice is to be sent.",
      tags: ["invoice", "complaint"],
    },
  ],
  outbound: [
    {
      lines: [
        "us: Hello, {user}, the plumber. I'm outside, at {street}.",
        "them: Already! I'm coming down, {access}.",
        "us: No hurry, I'm getting ready to {job}.",
      ],
      summary: "Arrived at {street}. Access: {access}.",
      tags: [],
    },
    {
      lines: [
        "us: Hello {caller}, calling back about that job, to {job}. I've had the supplier on the line.",
        "them: And?",
        "us: The part is here {day}, and it's {price} all in.",
        "them: [More than I thought, but fine|Good, go ahead].",
      ],
      summary: "Quote accepted to {job}: {price}, part due {day}.",
      tags: ["quote"],
    },
  ],
  voicemails: [
    {
      text: "Evening, it's urgent, {leak} in {room}, {street}. Please call back quickly!",
      summary: "Emergency: {leak}, {street}.",
    },
    {
      text: "Yes, hello, {caller}. Just wondering when you're coming to {job}. Thanks.",
      summary: "Asks when we come to {job}.",
    },
    { text: "Hello? … Right, I'll call again. It was about {leak}.", summary: "Will call again, about {leak}." },
  ],
  chats: [
    ["them: Here's the picture of {room} 📷", "us: Got it, you'll have a price tonight.", "them: Thanks!"],
    ["us: I'll be with you {day} at {hour}, {street}.", "them: Perfect, {access}"],
    ["them: Hi, {leak}, when can you come?", "us: {day}, {hour}, not before, sorry.", "them: ok I'll take it"],
  ],
  menu: ["Emergency", "Quotes", "Billing"],
  rounds: [
    ["us: In {room}, what did you find?", "them: In there, {leak}, for a few days now."],
    ["them: And to {job}, how long does that take?", "us: Half a day, I can put it in {day} at {hour}."],
    ["us: How do we get in?", "them: Well, {access}, and let me know before {hour}."],
    ["us: That part comes to {price}.", "them: And while you're there, could you {job}?"],
    ["them: The tenant says there's {leak}, near {room}.", "us: I'll put it on the list for {day}."],
  ],
};

export const plumber: Trade = { fr, en };
