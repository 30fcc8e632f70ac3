import type { Script, Trade } from "#e2e/simulator/script.ts";

const fr: Script = {
  slots: {
    care: ["un détartrage", "une couronne", "un contrôle", "un plombage", "un appareil", "une gouttière de nuit"],
    pain: ["une molaire me lance", "j'ai perdu un plombage", "mes gencives saignent", "une dent est cassée"],
    who: ["mon fils", "ma fille", "ma mère", "mon mari", "ma femme"],
    side: ["en haut à droite", "en bas à gauche", "devant", "tout au fond", "du côté de l'ancienne couronne"],
  },
  inbound: [
    {
      lines: [
        "them: Bonjour, [{caller}|c'est {caller}]. Je voudrais un rendez-vous pour {care}.",
        "us: Bien sûr. Le docteur peut vous recevoir {day} à {hour}.",
        "them: [Plus tôt, ce n'est pas possible ?|Le matin, ce serait mieux.]",
        "us: Non, désolée, c'est le premier créneau. Je vous inscris sur la liste d'attente aussi ?",
        "them: Oui, je prends {day} et je veux bien la liste d'attente.",
      ],
      summary: "Rendez-vous pris {day} à {hour} pour {care}. Inscription sur la liste d'attente.",
      tags: ["appointment"],
    },
    {
      lines: [
        "them: C'est une urgence, {pain} depuis hier, {side}.",
        "us: Avez-vous de la fièvre, ou la joue gonflée ?",
        "them: [Non, juste mal|Un peu gonflée, oui].",
        "us: Venez aujourd'hui à {hour}, on vous prend entre deux patients. Rien de chaud ni de froid d'ici là.",
        "them: Merci, vous me sauvez.",
      ],
      summary: "**Urgence** : {pain}, {side}. Reçu entre deux patients à {hour}.",
      tags: ["urgent", "appointment"],
    },
    {
      lines: [
        "them: Je dois déplacer le rendez-vous pour {who}, celui de {day}.",
        "us: Aucun problème. Quand cela vous arrangerait-il ?",
        "them: [Après l'école|En fin de journée], vers {hour}.",
        "us: La semaine suivante, même jour, {hour}. C'est noté.",
      ],
      summary: "Rendez-vous pour {who} déplacé d'une semaine, à {hour}.",
      tags: ["appointment"],
    },
    {
      lines: [
        "them: J'ai reçu votre devis pour {care}, {price}. Que reste-t-il à ma charge ?",
        "us: Cela dépend de votre mutuelle. Envoyez-lui le devis {ref}, elle répond en quelques jours.",
        "them: Et je peux payer en plusieurs fois ?",
        "us: Oui, en trois fois sans frais.",
      ],
      summary:
        "Question sur le devis {ref} ({care}, {price}). Conseillé de l'envoyer à la mutuelle ; paiement en trois fois possible.",
      tags: ["quote", "invoice"],
    },
  ],
  outbound: [
    {
      lines: [
        "us: Bonjour, {business}. Une place s'est libérée {day} à {hour}, cela vous intéresse ?",
        "them: [Ah oui, tout à fait|Attendez, je regarde… oui] !",
        "us: C'est donc pour {care}. Pensez à votre carte Vitale.",
        "them: Entendu, merci d'avoir pensé à moi.",
      ],
      summary: "Place libérée acceptée : {day} à {hour}, pour {care}.",
      tags: ["appointment"],
    },
    {
      lines: [
        "us: Bonjour {caller}, je viens aux nouvelles après {care}. Vous avez encore mal ?",
        "them: [Beaucoup moins|Un peu le soir], {side}.",
        "us: C'est normal. Si cela dure après {day}, rappelez-nous.",
        "them: D'accord, c'est gentil d'appeler.",
      ],
      summary: "Suivi après {care} : légère gêne {side}, à surveiller jusqu'à {day}.",
      tags: ["follow_up"],
    },
  ],
  voicemails: [
    {
      text: "Bonjour, {caller}. Je ne pourrai pas venir {day} à {hour}, je suis bloqué au travail. Pouvez-vous me proposer une autre date ?",
      summary: "Annule {day} à {hour}, demande une autre date.",
    },
    {
      text: "Bonjour docteur, {pain} depuis cette nuit. Rappelez-moi dès que possible, s'il vous plaît.",
      summary: "Douleur : {pain}. À rappeler vite.",
    },
    {
      text: "C'est pour {who}, on aimerait un rendez-vous pour {care}. Merci, au revoir.",
      summary: "Demande un rendez-vous pour {who} ({care}).",
    },
  ],
  chats: [
    ["us: {business} : rendez-vous {day} à {hour}. Pour annuler, répondez ANNULER.", "them: C'est noté, merci 🦷"],
    ["them: Bonjour, je serai en retard de 10 minutes, désolé !", "us: Pas de souci, à tout de suite."],
    ["them: Faut-il venir à jeun pour {care} ?", "us: Non, mangez normalement avant.", "them: Ouf 😅 merci"],
  ],
  menu: ["Rendez-vous", "Urgence", "Devis et mutuelle"],
  rounds: [
    ["us: Et pour la dent {side}, vous sentez quelque chose ?", "them: Oui, {pain}, surtout le soir."],
    [
      "them: À quoi sert exactement {care} dans mon cas ?",
      "us: À éviter que cela s'aggrave {side}. La séance dure une demi-heure.",
    ],
    ["us: La séance suivante serait {day} à {hour}.", "them: Je le note. Et cela coûtera ?"],
    ["us: Cette étape revient à {price}.", "them: D'accord. Ma mutuelle en prend une partie, je crois."],
    ["them: Et pour {who}, il faudrait aussi {care} ?", "us: On verra au contrôle, je vous garde {day} à {hour}."],
  ],
};

const en: Script = {
  slots: {
    care: ["a cleaning", "a crown", "a check-up", "a filling", "braces", "a night guard"],
    pain: ["a molar is throbbing", "I've lost a filling", "my gums are bleeding", "I've chipped a tooth"],
    who: ["my son", "my daughter", "my mother", "my husband", "my wife"],
    side: ["top right", "bottom left", "at the front", "right at the back", "next to the old crown"],
  },
  inbound: [
    {
      lines: [
        "them: Hello, [{caller} here|my name's {caller}]. I'd like to book {care}.",
        "us: Certainly. The doctor could see you {day} at {hour}.",
        "them: [Nothing sooner?|A morning would be better.]",
        "us: That's the first one, I'm afraid. Shall I put you on the waiting list too?",
        "them: Yes please, I'll take {day} and the list.",
      ],
      summary: "Booked {care} for {day} at {hour}; also on the waiting list.",
      tags: ["appointment"],
    },
    {
      lines: [
        "them: It's rather urgent, {pain} since yesterday, {side}.",
        "us: Any fever, or a swollen cheek?",
        "them: [No, just the pain|A little swollen, yes].",
        "us: Come in today at {hour}, we'll fit you in. Nothing very hot or cold until then.",
        "them: You're a life saver.",
      ],
      summary: "**Emergency**: {pain}, {side}. Fitted in today at {hour}.",
      tags: ["urgent", "appointment"],
    },
    {
      lines: [
        "them: I need to move the appointment for {who}, the one on {day}.",
        "us: No problem. When would suit you?",
        "them: [After school|Late afternoon], around {hour}.",
        "us: Same day the week after, {hour}. Done.",
      ],
      summary: "Appointment for {who} moved by a week, to {hour}.",
      tags: ["appointment"],
    },
    {
      lines: [
        "them: I got your estimate for {care}, {price}. How much of that do I pay myself?",
        "us: That depends on your plan. Send them estimate {ref} and they'll answer in a few days.",
        "them: And could I pay in instalments?",
        "us: In three, at no charge.",
      ],
      summary:
        "Question about estimate {ref} ({care}, {price}). Told to send it to the insurer; three instalments possible.",
      tags: ["quote", "invoice"],
    },
  ],
  outbound: [
    {
      lines: [
        "us: Hello, this is {business}. A slot has come free {day} at {hour}, would you like it?",
        "them: [Oh yes|Let me see… yes], please!",
        "us: That's for {care}. Please bring your insurance card.",
        "them: Will do, thanks for thinking of me.",
      ],
      summary: "Took the free slot {day} at {hour} for {care}.",
      tags: ["appointment"],
    },
    {
      lines: [
        "us: Hello {caller}, just checking in after {care}. Any pain left?",
        "them: [Much less|A bit at night], {side}.",
        "us: That's normal. If it isn't gone by {day}, call us.",
        "them: Okay, kind of you to ring.",
      ],
      summary: "Follow-up after {care}: slight discomfort {side}, to watch until {day}.",
      tags: ["follow_up"],
    },
  ],
  voicemails: [
    {
      text: "Hello, {caller}. I can't make {day} at {hour}, I'm stuck at work. Could you offer another date?",
      summary: "Cancels {day} at {hour}, wants another date.",
    },
    {
      text: "Hi doctor, {pain} since last night. Please call me as soon as you can.",
      summary: "In pain: {pain}. Call back soon.",
    },
    { text: "It's for {who}, we'd like to book {care}. Thank you, bye.", summary: "Wants {care} for {who}." },
  ],
  chats: [
    ["us: {business}: see you {day} at {hour}. Reply CANCEL to cancel.", "them: Noted, thanks 🦷"],
    ["them: Running 10 minutes late, so sorry!", "us: No worries, see you in a bit."],
    ["them: Can I eat before {care}?", "us: Yes, eat as usual.", "them: Phew 😅 thanks"],
  ],
  menu: ["Appointments", "Emergency", "Estimates and insurance"],
  rounds: [
    ["us: And the tooth {side}, do you feel anything there?", "them: Yes, {pain}, mostly at night."],
    ["them: What would {care} do in my case?", "us: It keeps things from getting worse {side}. It takes half an hour."],
    ["us: The next visit would be {day} at {hour}.", "them: Noted. And what would that cost?"],
    ["us: That step comes to {price}.", "them: All right. My insurance covers part of it, I think."],
    ["them: And {who}, would that mean {care} too?", "us: We'll see at the check-up, I'll hold {day} at {hour}."],
  ],
};

export const dentalPractice: Trade = { fr, en };
