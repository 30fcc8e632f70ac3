import type { Script, Trade } from "#e2e/simulator/script.ts";

const fr: Script = {
  slots: {
    cake: ["une forêt-noire", "un fraisier", "une pièce montée", "un gâteau au citron", "une galette", "un royal"],
    bread: ["baguettes tradition", "pains de campagne", "croissants", "pains au chocolat", "brioches"],
    event: ["un anniversaire", "un baptême", "un départ en retraite", "une réunion", "un mariage"],
    wish: ["sans gluten", "sans noix", "avec écrit « Bon anniversaire Zoé »", "avec peu de sucre", "sans œufs"],
  },
  inbound: [
    {
      lines: [
        "them: Bonjour, je voudrais commander {cake} pour {event}, {day}.",
        "us: Avec plaisir ! Pour combien de personnes ?",
        "them: {count}, à peu près. Et {wish}, c'est possible ?",
        "us: Tout à fait. Cela fera {price}. Vous passez à quelle heure ?",
        "them: Vers {hour}. Au nom de {caller}.",
      ],
      summary: "Commande : {cake} ({wish}), {count} personnes, {event}. Retrait {day} vers {hour}, {price}.",
      tags: ["order"],
    },
    {
      lines: [
        "them: Bonjour, c'est le restaurant. Vous pouvez ajouter {count} {bread} à la livraison de {day} ?",
        "us: {count} {bread}, c'est noté. À {hour} comme d'habitude ?",
        "them: Oui, par la porte de derrière, {street}.",
        "us: Entendu, le livreur est prévenu.",
      ],
      summary: "Livraison de {day}, {hour} : ajouter {count} {bread}. Porte de derrière, {street}.",
      tags: ["order", "delivery"],
    },
    {
      lines: [
        "them: J'ai pris {cake} chez vous hier, et ce n'était pas ce que j'avais commandé, j'avais dit {wish}.",
        "us: Je suis vraiment désolé. Vous avez encore le ticket ?",
        "them: Oui, numéro {ref}.",
        "us: Je vous rembourse, et je vous en refais un pour {day}.",
        "them: [C'est correct, merci|Bon, merci].",
      ],
      summary: "Réclamation, ticket {ref} : {cake} non conforme ({wish}). Remboursement et nouveau gâteau {day}.",
      tags: ["complaint"],
    },
    {
      lines: [
        "them: Vous êtes ouverts {day} ?",
        "us: Oui, de sept heures à {hour}.",
        "them: Et il reste des {bread} à cette heure-là ?",
        "us: Je peux vous en mettre {count} de côté.",
      ],
      summary: "Horaires de {day} demandés. {count} {bread} mis de côté.",
      tags: [],
    },
  ],
  outbound: [
    {
      lines: [
        "us: Bonjour, {business}. Je vous appelle pour {cake} : le four est en panne, ce sera prêt à {hour}.",
        "them: [Ah. Bon, tant pis|Aïe, c'est juste pour nous].",
        "us: On vous le livre {street} pour nous faire pardonner.",
        "them: Là, c'est gentil, merci.",
      ],
      summary: "Retard prévenu pour {cake} ({hour}). Livraison offerte {street}.",
      tags: ["delivery"],
    },
    {
      lines: [
        "us: Bonjour {caller}, on prépare votre commande pour {event}. {count} parts, on est bien d'accord ?",
        "them: Une de plus, si possible, et {wish}.",
        "us: C'est noté, à {day}.",
      ],
      summary: "Commande pour {event} confirmée : {count} parts plus une, {wish}.",
      tags: ["order"],
    },
  ],
  voicemails: [
    {
      text: "Bonjour, {caller}. Mettez-moi {count} {bread} de côté pour {day}, je passe à {hour}. Merci !",
      summary: "{count} {bread} à mettre de côté, {day} {hour}.",
    },
    {
      text: "C'est pour {event}. On voudrait {cake}, {wish}. Rappelez-moi pour le prix.",
      summary: "Demande le prix : {cake}, {wish}.",
    },
    {
      text: "Oui, le livreur n'est pas passé ce matin, {street}. On attend.",
      summary: "Livraison manquée {street}, client en attente.",
    },
  ],
  chats: [
    [
      "them: Coucou, il reste des {bread} ? 🥐",
      "us: Encore {count}, je vous les garde jusqu'à {hour}.",
      "them: Génial 🙏",
    ],
    ["us: Votre commande ({cake}) est prête. À {hour} !", "them: Merci, j'envoie mon frère"],
    ["them: On sera {count} finalement", "us: Pas de souci, cela fait {price}.", "them: 👍"],
  ],
  menu: ["Commandes", "Restaurants et bureaux", "Horaires"],
  rounds: [
    ["us: Pour la table suivante, vous voulez quoi ?", "them: Plutôt {cake}, {wish}."],
    ["them: Et pour le petit déjeuner de {day} ?", "us: Je propose {count} {bread}, livrés à {hour}."],
    ["us: Cela fait {price} de plus.", "them: D'accord. Et si on ajoute {cake} ?"],
    ["them: Le matin, on prendrait {count} {bread}.", "us: C'est noté, {wish} aussi pour ceux-là ?"],
    ["us: On livre où, pour {event} ?", "them: {street}, {day}, pas avant {hour}."],
  ],
};

const en: Script = {
  slots: {
    cake: ["a carrot cake", "a lemon tart", "a three-tier cake", "a cheesecake", "a chocolate log", "a fruit tart"],
    bread: ["baguettes", "sourdough loaves", "croissants", "bagels", "cinnamon buns"],
    event: ["a birthday", "a christening", "a leaving do", "a board meeting", "a wedding"],
    wish: ["gluten free", "no nuts", "with “Happy birthday Zoe” on it", "not too sweet", "without eggs"],
  },
  inbound: [
    {
      lines: [
        "them: Hi, I'd like to order {cake} for {event}, {day}.",
        "us: With pleasure! For how many people?",
        "them: For {count}, more or less. Could it be {wish}?",
        "us: Sure. That's {price}. What time will you come?",
        "them: Around {hour}. The name's {caller}.",
      ],
      summary: "Order: {cake} ({wish}) for {count}, {event}. Pick-up {day} around {hour}, {price}.",
      tags: ["order"],
    },
    {
      lines: [
        "them: Hello, it's the restaurant. Could you add {count} {bread} to the delivery on {day}?",
        "us: {count} {bread}, got it. At {hour} as usual?",
        "them: Yes, the back door, {street}.",
        "us: Fine, I'll tell the driver.",
      ],
      summary: "Delivery {day} at {hour}: add {count} {bread}. Back door, {street}.",
      tags: ["order", "delivery"],
    },
    {
      lines: [
        "them: I bought {cake} from you yesterday, and I had asked for it {wish}. It wasn't.",
        "us: I'm really sorry. Do you still have the receipt?",
        "them: Yes, number {ref}.",
        "us: I'll refund you and make another one for {day}.",
        "them: [That's fair, thanks|All right, thanks].",
      ],
      summary: "Complaint, receipt {ref}: {cake} was not as ordered ({wish}). Refund and a new one for {day}.",
      tags: ["complaint"],
    },
    {
      lines: [
        "them: Are you open {day}?",
        "us: Yes, from seven until {hour}.",
        "them: And will there be {bread} left by then?",
        "us: I can put {count} aside for you.",
      ],
      summary: "Asked for the hours on {day}. {count} {bread} put aside.",
      tags: [],
    },
  ],
  outbound: [
    {
      lines: [
        "us: Hello, {business}. About {cake}: the oven broke down, it'll be ready at {hour}.",
        "them: [Oh. Never mind|Ouch, that's tight].",
        "us: We'll bring it round to {street} to make up for it.",
        "them: Now that's kind, thanks.",
      ],
      summary: "Told of the delay for {cake} ({hour}). Free delivery to {street}.",
      tags: ["delivery"],
    },
    {
      lines: [
        "us: Hello {caller}, we're preparing your order for {event}. It's for {count}, right?",
        "them: One more if you can, and {wish}.",
        "us: Noted, see you {day}.",
      ],
      summary: "Order for {event} confirmed: {count} plus one, {wish}.",
      tags: ["order"],
    },
  ],
  voicemails: [
    {
      text: "Hi, {caller}. Please put {count} {bread} aside for {day}, I'll come at {hour}. Thanks!",
      summary: "{count} {bread} to put aside, {day} {hour}.",
    },
    {
      text: "It's for {event}. We'd like {cake}, {wish}. Call me back with a price.",
      summary: "Wants a price: {cake}, {wish}.",
    },
    {
      text: "Yes, the driver didn't come this morning, {street}. We're waiting.",
      summary: "Missed delivery at {street}, customer waiting.",
    },
  ],
  chats: [
    ["them: Any {bread} left? 🥐", "us: I have {count}, kept for you until {hour}.", "them: Amazing 🙏"],
    ["us: Your order ({cake}) is ready. See you at {hour}!", "them: Thanks, my brother will come"],
    ["them: We'll be {count} after all", "us: No problem, that's {price}.", "them: 👍"],
  ],
  menu: ["Orders", "Restaurants and offices", "Opening hours"],
  rounds: [
    ["us: And for the next table?", "them: Rather {cake}, {wish}."],
    ["them: And for breakfast on {day}?", "us: I'd say {count} {bread}, delivered at {hour}."],
    ["us: That's {price} more.", "them: Okay. And if we add {cake}?"],
    ["them: In the morning we'd take {count} {bread}.", "us: Noted, should those be {wish} too?"],
    ["us: Where do we deliver for {event}?", "them: {street}, {day}, not before {hour}."],
  ],
};

export const bakery: Trade = { fr, en };
