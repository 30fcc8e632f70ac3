import type { Script, Trade } from "#e2e/simulator/script.ts";

const fr: Script = {
  slots: {
    bike: ["vélo de ville", "vélo cargo", "vélo électrique", "VTT", "vélo pliant", "gravel"],
    fault: ["le frein arrière frotte", "la chaîne saute", "la roue avant est voilée", "le dérailleur ne passe plus"],
    part: ["plaquettes", "patte de dérailleur", "chambre à air", "batterie", "cassette", "poignée de frein"],
    brand: ["bleu", "rouge à panier", "noir mat", "vert d'occasion", "blanc à grandes roues"],
  },
  inbound: [
    {
      lines: [
        "them: Bonjour, [c'est {caller}|{caller} à l'appareil], j'ai un souci avec mon {bike} : {fault}.",
        "us: [D'accord|Je vois]. C'est arrivé d'un coup ou petit à petit ?",
        "them: [Depuis une chute la semaine dernière|Petit à petit, surtout quand il pleut].",
        "us: On peut le prendre {day}, vers {hour}. Comptez {price} environ.",
        "them: {day}, {hour}, c'est parfait.",
      ],
      summary: "{caller} signale un problème sur un {bike} ({fault}). Dépôt prévu {day} à {hour}, environ {price}.",
      tags: ["appointment"],
    },
    {
      lines: [
        "them: Je voudrais un devis pour l'entretien de {count} vélos d'entreprise.",
        "us: Avec plaisir. Ce sont des vélos électriques ?",
        "them: La moitié seulement. Il nous les faudrait avant {day}.",
        "us: C'est jouable si vous les déposez ensemble. Je vous fais un prix de groupe, autour de {price} par vélo.",
        "them: Vous pouvez m'envoyer ça par écrit ?",
        "us: Bien sûr, vous l'aurez ce soir.",
      ],
      summary: "Demande de devis : entretien de **{count} vélos** d'entreprise avant {day}. Base {price} par vélo.",
      tags: ["quote", "to_call_back"],
    },
    {
      lines: [
        "them: Je voulais savoir si mon {bike} est prêt, le {brand}.",
        "us: Je regarde… il manque encore la pièce, {part}, elle arrive {day}.",
        "them: [Encore !|Ah, c'est ennuyeux.] J'en ai besoin pour aller travailler.",
        "us: Je comprends. Je peux vous prêter un vélo en attendant, [sans frais|gratuitement].",
        "them: [Volontiers, merci|Bon, ça me dépanne].",
      ],
      summary: "Suivi de réparation : pièce en attente ({part}), arrivée {day}. Vélo de prêt proposé.",
      tags: ["follow_up"],
    },
    {
      lines: [
        "them: Vous vendez des vélos d'occasion ? Je cherche un {bike}, plutôt {brand}.",
        "us: J'en ai {count} en ce moment, révisés et garantis six mois.",
        "them: Dans quels prix ?",
        "us: À partir de {price} selon l'état. Passez les essayer {day}, on est ouverts dès {hour}.",
      ],
      summary: "Recherche un {bike} d'occasion. Invité à venir essayer {day} à partir de {hour}.",
      tags: ["new_customer"],
    },
  ],
  outbound: [
    {
      lines: [
        "us: Bonjour {caller}, {user}, {business}. Votre {bike} est prêt.",
        "them: [Déjà ? Formidable|Ah, bonne nouvelle] !",
        "us: On a aussi changé une pièce, {part}. Cela fait {price} en tout.",
        "them: D'accord, je passe {day} vers {hour}.",
      ],
      summary: "Réparation terminée, {price}. Retrait prévu {day} vers {hour}.",
      tags: ["invoice"],
    },
    {
      lines: [
        "us: Bonjour, {user}, {business}. En démontant, on a vu que {fault}.",
        "them: C'est grave ?",
        "us: Non, mais il faut compter {price} de plus. On le fait ?",
        "them: [Allez-y|Oui, tant qu'à faire], merci d'avoir prévenu.",
      ],
      summary: "Accord du client pour un supplément de {price} : {fault}.",
      tags: ["quote"],
    },
  ],
  voicemails: [
    {
      text: "Bonjour, {caller}, je voulais savoir si vous êtes ouverts {day}. Rappelez-moi, merci.",
      summary: "Demande les horaires de {day}.",
    },
    {
      text: "C'est au sujet de mon {bike}. {fault}, encore une fois. C'est la deuxième fois, j'aimerais qu'on m'explique. Merci de me rappeler.",
      summary: "Mécontent : {fault} de nouveau. Attend un rappel.",
    },
    {
      text: "Bonjour, je suis devant la boutique, c'est fermé… Je repasse {day}.",
      summary: "S'est déplacé, boutique fermée. Repasse {day}.",
    },
  ],
  chats: [
    ["them: Bonjour, mon {bike} est prêt ? 🚲", "us: Oui, depuis {hour}. À tout à l'heure !", "them: Top, j'arrive 👍"],
    ["us: Rappel : votre rendez-vous atelier est {day} à {hour}. Répondez NON pour annuler.", "them: OK merci"],
    [
      "them: {count} vélos, {price} chacun, c'est bien ça ?",
      "us: C'est bien ça, TVA comprise.",
      "them: Je vois avec ma direction et je vous redis.",
    ],
  ],
  menu: ["Atelier", "Vente", "Flottes d'entreprise"],
  rounds: [
    ["us: Le suivant, c'est un {bike} {brand}. Qu'est-ce qu'il a ?", "them: Sur celui-là, {fault}."],
    [
      "them: Et pour le {brand}, il faut changer quoi ?",
      "us: Une pièce, {part}. Comptez {price}, et c'est fait {day}.",
    ],
    ["us: Celui-ci roule encore ?", "them: Oui, mais {fault}, surtout quand il est chargé."],
    ["them: On en a {count} comme ça au garage.", "us: Alors je commande la pièce ({part}) en lot, livraison {day}."],
    ["us: Je vous mets le {bike} en priorité ?", "them: Non, il peut attendre {day}, prenez plutôt le {brand}."],
  ],
};

const en: Script = {
  slots: {
    bike: ["city bike", "cargo bike", "e-bike", "mountain bike", "folding bike", "road bike"],
    fault: ["the rear brake is rubbing", "the chain keeps slipping", "the front wheel is bent", "it won't change gear"],
    part: ["brake pads", "a derailleur hanger", "an inner tube", "a battery", "a cassette", "a brake lever"],
    brand: ["blue one", "red one with the basket", "matt black one", "old green one", "white one with big wheels"],
  },
  inbound: [
    {
      lines: [
        "them: Hi, [it's {caller}|this is {caller}]. I've got a problem with my {bike}, {fault}.",
        "us: [Right|Okay]. Did that start suddenly?",
        "them: [Since I came off it last week|Bit by bit, mostly in the rain].",
        "us: We can take it in {day} at {hour}. It should be {price}.",
        "them: {day} at {hour} works for me.",
      ],
      summary: "{caller} reported a fault on a {bike} ({fault}). Drop-off {day} at {hour}, estimate {price}.",
      tags: ["appointment"],
    },
    {
      lines: [
        "them: Hello, I'd like a quote for servicing {count} company bikes, please.",
        "us: Of course. When do you need them back?",
        "them: Before {day}, if you can. Half of them are electric.",
        "us: Doable if you bring them all at once. I'd say {price} a bike.",
        "them: Could you put that in writing?",
        "us: You'll have it tonight.",
      ],
      summary: "Quote wanted for servicing **{count} company bikes** before {day}. Indicated {price} a bike.",
      tags: ["quote", "to_call_back"],
    },
    {
      lines: [
        "them: I was wondering whether my {bike} is ready, the {brand}.",
        "us: Let me see… we're still waiting for {part}, due {day}.",
        "them: [Again?|Oh dear.] I need it to get to work.",
        "us: I'm sorry about that. I can lend you one until then, [no charge|free of course].",
        "them: [That would be great|All right, that helps].",
      ],
      summary: "Repair status: waiting for {part}, due {day}. Loan bike offered.",
      tags: ["follow_up"],
    },
    {
      lines: [
        "them: Do you sell second-hand? I'm after a {bike}.",
        "us: I have {count} at the moment, serviced and with six months' guarantee.",
        "them: What do they go for?",
        "us: From {price}, depending on the state. Come and try them {day}, we open at {hour}.",
      ],
      summary: "Looking for a second-hand {bike}. Invited to try some {day} from {hour}.",
      tags: ["new_customer"],
    },
  ],
  outbound: [
    {
      lines: [
        "us: Hello {caller}, it's {user} from {business}. Your {bike} is ready.",
        "them: [Already? Brilliant|Oh, good news]!",
        "us: We also fitted {part}, so it comes to {price}.",
        "them: Fine, I'll come by {day} around {hour}.",
      ],
      summary: "Repair finished, {price}. Pick-up {day} around {hour}.",
      tags: ["invoice"],
    },
    {
      lines: [
        "us: Hi, {user} from {business}. Now we've taken it apart, we see that {fault}.",
        "them: Is it serious?",
        "us: No, but it'd be {price} on top. Shall we go ahead?",
        "them: [Go for it|Yes, while you're at it], thanks for asking first.",
      ],
      summary: "Customer agreed to {price} extra: {fault}.",
      tags: ["quote"],
    },
  ],
  voicemails: [
    {
      text: "Hi, {caller} here, are you open {day}? Please call or text me back. Thanks.",
      summary: "Asks about opening hours on {day}.",
    },
    {
      text: "It's about my {bike}, {fault} again. That's the second time now and I'd like someone to explain. Call me back, please.",
      summary: "Unhappy: {fault} again. Expects a call back.",
    },
    {
      text: "Hello, I'm outside the shop and it's closed. I'll try again {day}.",
      summary: "Found the shop closed, comes back {day}.",
    },
  ],
  chats: [
    ["them: Hi, is my {bike} ready? 🚲", "us: Yes, since {hour}. See you soon!", "them: Great, on my way 👍"],
    ["us: Reminder: your workshop slot is {day} at {hour}. Reply NO to cancel.", "them: OK thanks"],
    [
      "them: {count} bikes, {price} each, is that right?",
      "us: That's right, tax included.",
      "them: Let me check with my boss.",
    ],
  ],
  menu: ["Workshop", "Sales", "Company fleets"],
  rounds: [
    ["us: Next is the {bike}, the {brand}. What's wrong with it?", "them: On that one, {fault}."],
    ["them: And what does the {brand} need?", "us: It wants {part}. Call it {price}, done by {day}."],
    ["us: Can that one still be ridden?", "them: It can, but {fault}, mostly under load."],
    ["them: We have {count} more like that in the shed.", "us: Then I'll order {part} for all of them, here by {day}."],
    ["us: Shall I put the {bike} first?", "them: No, that can wait till {day}, do the {brand} instead."],
  ],
};

export const bikeRepair: Trade = { fr, en };
