"""What is answered to questions about one figure, and to baselines that are told, in French and English."""

from __future__ import annotations

REPLIES: dict[str, tuple[str, str]] = {
    "ask.period": (
        "De quels jours ? Dites par exemple « en octobre », « depuis le 1er septembre », « la semaine dernière » ou "
        "« du 3 au 12 novembre ».",
        "Of which days? Say for instance “in October”, “since 1 September”, “last week” or “from 3 to 12 November”.",
    ),
    "reply.time": ("Temps gagné ({period}) : {time}.", "Time saved ({period}): {time}."),
    "reply.time.gross": (
        "Temps gagné ({period}) : {time}, décisions et réponses de vos équipes ({count}) non déduites.",
        "Time saved ({period}): {time}, your people's decisions and answers ({count}) not taken off.",
    ),
    "reply.time.none": (
        "Je ne peux pas encore le dire ({period}) : aucune référence ne dit combien de temps ce travail prend "
        "à la main (envois faits : {count}).",
        "I cannot tell yet ({period}): no baseline says how long this work takes by hand (sends done: {count}).",
    ),
    "reply.time.nothing": (
        "Rien n'a été fait sur cette période ({period}) : pas de temps gagné à compter.",
        "Nothing was done in this period ({period}): there is no time saved to count.",
    ),
    "reply.time.part": ("{work} : {parts} = {time}", "{work}: {parts} = {time}"),
    "reply.errors": (
        "Erreurs évitées et confirmées ({period}) : {value}.",
        "Errors avoided and confirmed ({period}): {value}.",
    ),
    "reply.errors.none": (
        "Erreurs évitées ({period}) : aucune trouvée dans le registre.",
        "Errors avoided ({period}): none found in the ledger.",
    ),
    "reply.errors.open": (
        "Erreurs évitées ({period}) : aucune de confirmée pour l'instant.",
        "Errors avoided ({period}): none confirmed so far.",
    ),
    "reply.cost": (
        "Coût du modèle de langage ({period}) : {value}.",
        "Cost of the language model ({period}): {value}.",
    ),
    "reply.cost.each": (
        "Soit {each} par envoi fait.",
        "That is {each} for each send done.",
    ),
    "reply.cost.only": (
        "Je ne connais que le coût du modèle ; l'hébergement et la licence n'y sont pas.",
        "I only know the cost of the model; hosting and licence are not in it.",
    ),
    "reply.opinions": ("Avis favorables ({period}) : {value}.", "Good opinions ({period}): {value}."),
    "reply.opinions.none": ("Aucun avis n'a été donné ({period}).", "No opinion was given ({period})."),
    "reply.exceptions": ("Demandes d'accord ({period}) : {value}.", "Approvals asked for ({period}): {value}."),
    "reply.exceptions.none": (
        "Rien n'a été fait ni demandé ({period}).",
        "Nothing was done or asked ({period}).",
    ),
    "reply.agreement": ("Accord en observation ({period}) : {value}.", "Agreement in shadow ({period}): {value}."),
    "reply.agreement.none": (
        "Aucune proposition en observation n'a reçu de réponse ({period}).",
        "No proposal made in shadow was answered ({period}).",
    ),
    "reply.speed": ("Première réponse ({period}) : {value}.", "First answer ({period}): {value}."),
    "reply.speed.none": ("Aucun message n'a reçu de réponse ({period}).", "No message was answered ({period})."),
    "reply.file": ("Voici le rapport ({period}).", "Here is the report ({period})."),
    "baseline.kept": ("C'est noté : {what}.", "Noted: {what}."),
    "baseline.one": ("{work}, {minutes} chacun ({source})", "{work}, {minutes} each ({source})"),
    "baseline.was": ("Avant : {minutes}.", "Before: {minutes}."),
    "baseline.from": (
        "Cette référence compte à partir de maintenant ; l'ancienne reste valable pour ce qui précède.",
        "This baseline counts from now on; the old one holds for what came before.",
    ),
    "baseline.first": (
        "Première référence pour ce travail : elle compte aussi pour ce qui précède.",
        "The first baseline for this work: it also holds for what came before.",
    ),
    "baseline.same": ("C'est déjà ce que j'ai noté : {what}.", "That is what I have noted already: {what}."),
    "baseline.decision.too": (
        "Pour déduire le temps que vos équipes passent à décider, dites-moi par exemple {say}.",
        "To take off the time your people spend deciding, tell me for instance {say}.",
    ),
    "baseline.which": (
        "De quel travail s'agit-il ? Dites-moi par exemple {say}.",
        "Which work do you mean? Tell me for instance {say}.",
    ),
    "baseline.unclear": (
        "Je n'ai rien noté : il me faut une seule durée pour chaque travail. Dites-moi par exemple {say}.",
        "I have noted nothing: I need one length for each piece of work. Tell me for instance {say}.",
    ),
    "baseline.absurd": (
        "Cette durée me paraît impossible pour une seule pièce : donnez entre 6 secondes et 24 heures.",
        "That length seems impossible for a single piece of work: between 6 seconds and 24 hours, please.",
    ),
    "baselines": ("Vos références de temps :", "Your baselines:"),
    "baselines.none": (
        "Aucune référence de temps n'est notée. Dites-moi par exemple {say}.",
        "No baseline is noted. Tell me for instance {say}.",
    ),
    "note.stranger": (
        "Je ne sais pas qui vous êtes dans l'entreprise : écrivez-moi d'abord en privé.",
        "I do not know who you are in the company: write to me in private first.",
    ),
    "note.unknown": ("Ce bouton ne mène plus à rien.", "That button leads nowhere any more."),
    "note.not_yours": (
        "Seules les personnes qui peuvent donner un accord confirment une erreur évitée.",
        "Only people who may approve can confirm an avoided error.",
    ),
    "note.already": ("{who} l'a déjà dit : {state}.", "{who} has said so already: {state}."),
    "note.confirmed": ("confirmé", "confirmed"),
    "note.denied": ("écarté", "put aside"),
    "note.thanks": ("C'est compté : {amount}.", "Counted: {amount}."),
    "note.thanks.uncounted": ("C'est compté.", "Counted."),
    "note.aside": ("C'est écarté : cela ne comptera pas.", "Put aside: it will not count."),
    "file.failed": (
        "Je n'ai pas pu mettre le rapport en page : le voici ici, et le fichier CSV plus bas.",
        "I could not lay the report out: here it is, with the CSV file below.",
    ),
}
