"""What the advice and the pilot's review say, in French and in English. A figure stands in every piece of advice."""

from __future__ import annotations

from bot.typography import typeset

SENTENCES: dict[str, tuple[str, str]] = {
    "title": ("Ce que je vous conseille", "What I advise"),
    "title.none": (
        "Rien à vous conseiller pour l'instant. Travaux faits en 30 jours : {done}. Demandes qui vous attendent : "
        "{waiting}.",
        "Nothing to advise for now. Work done in 30 days: {done}. Requests waiting for you: {waiting}.",
    ),
    "basis": (
        "D'après les 30 derniers jours. Dites la phrase telle quelle, ou changez-la.",
        "From the last 30 days. Say the sentence as it stands, or change it.",
    ),
    "more.one": ("Un autre conseil viendra quand ceux-ci seront suivis.", "One more will come once these are done."),
    "more.many": (
        "{count} autres conseils viendront quand ceux-ci seront suivis.",
        "{count} more will come once these are done.",
    ),
    "books": (
        "Je connais {customers} clients et {products} produits : importez customers.csv et products.csv (« commis "
        "import "
        "DOSSIER »), je ne peux rien préparer sans eux.",
        "I know {customers} customers and {products} products: import customers.csv and products.csv (“commis import "
        "FOLDER”), I can prepare nothing without them.",
    ),
    "paused": (
        "Je suis en pause depuis {days} jours, {held} envois attendent.",
        "I have been paused for {days} days, and {held} things wait to leave.",
    ),
    "waiting.one": (
        "Une demande attend depuis plus d'un jour ({days} jours), chez {who}.",
        "One request has waited for more than a day ({days} days), with {who}.",
    ),
    "waiting.many": (
        "{count} demandes attendent depuis plus d'un jour, la plus ancienne depuis {days} jours ; {own} chez {who}.",
        "{count} requests have waited for more than a day, the oldest for {days} days; {own} with {who}.",
    ),
    "delegate": (
        "Si {who} s'absente, il suffit de le dire et quelqu'un d'autre décide :",
        "When {who} is away, saying so lets somebody else decide:",
    ),
    "setup.waiting": (
        "La mise en place s'est arrêtée à une question il y a {days} jours : la réponse la fait repartir.",
        "Setting me up stopped at a question {days} days ago: the answer makes it go on.",
    ),
    "setup.link": ("Répondre à la question", "Answer the question"),
    "setup.never": (
        "Aucun pilote n'est choisi, et {count} travaux ont été faits en 30 jours : mettez-moi en place, cela fixe par "
        "quoi "
        "commencer et quand mesurer.",
        "No pilot is chosen, and {count} pieces of work were done in 30 days: set me up, which settles what to begin "
        "with and when to measure.",
    ),
    "setup.never.idle": (
        "Aucun pilote n'est choisi et rien n'a été fait en 30 jours : mettez-moi en place, cela fixe par quoi "
        "commencer et "
        "quand mesurer.",
        "No pilot is chosen and nothing was done in 30 days: set me up, which settles what to begin with and when to "
        "measure.",
    ),
    "emails.one": (
        "Un client sur {all} n'a pas d'e-mail : ses devis me feront toujours poser une question. Complétez "
        "customers.csv "
        "et réimportez-le.",
        "One of {all} customers has no e-mail address: their quotes will always make me ask. Complete customers.csv "
        "and "
        "import it again.",
    ),
    "promote.propose": (
        "{name} : sur {count} essais, vous auriez fait comme moi {agreed} fois. Je peux passer d'observer à proposer.",
        "{name}: of {count} rehearsals you would have done as I did {agreed} times. I can go from observing to "
        "proposing.",
    ),
    "promote.act": (
        "{name} : vos {count} dernières décisions ont toutes suivi ma proposition. Je peux envoyer seul jusqu'à "
        "{limit}.",
        "{name}: your last {count} decisions all followed my proposal. I can send on my own up to {limit}.",
    ),
    "promote.who": ("Cela revient à {people}.", "That is for {people} to say."),
    "demote": (
        "{name} : nous ne sommes d'accord que {rate} % du temps ({agreed} fois sur {said}), et j'envoie seul. Mieux "
        "vaut "
        "que je propose.",
        "{name}: we agree only {rate}% of the time ({agreed} of {said}), and I send on my own. Better I propose.",
    ),
    "disagree": (
        "{name} : nous ne sommes d'accord que {rate} % du temps ({agreed} fois sur {said}). Une règle dite une fois "
        "évite la même correction ; voyez celles que j'ai :",
        "{name}: we agree only {rate}% of the time ({agreed} of {said}). A rule said once saves the same correction; "
        "see which I have:",
    ),
    "corrections.one": (
        "La même correction est revenue {times} fois : dites-la comme une règle.",
        "The same correction came {times} times: say it as a rule.",
    ),
    "exception": (
        "« {reason} » a fait demander {count} fois sur {asked} : une règle peut trancher d'avance. Voyez celles que "
        "j'ai :",
        "“{reason}” made me ask {count} times of {asked}: a rule can settle it beforehand. See which I have:",
    ),
    "baseline": (
        "{count} {many} en 30 jours, et personne n'a dit ce que cela prend à la main : je ne compte aucun temps "
        "gagné. Votre chiffre à la place de {minutes} :",
        "{count} {many} in 30 days, and nobody has told what one takes by hand: I count no time saved. Your "
        "figure "
        "in place of {minutes}:",
    ),
    "baseline.decision": (
        "{count} décisions de votre part, dont je ne retranche pas le temps. Votre chiffre à la place de {minutes} :",
        "{count} decisions of yours, whose time I do not take off. Your figure in place of {minutes}:",
    ),
    "digest": (
        "{count} travaux en 30 jours, et aucun canal ne reçoit le digest du matin. Dites-le dans celui qui convient :",
        "{count} pieces of work in 30 days, and no channel gets the morning digest. Say it in the one that fits:",
    ),
    "weekly": (
        "{count} travaux en 30 jours, et aucun rapport hebdomadaire. Dites-le dans le canal qui convient :",
        "{count} pieces of work in 30 days, and no weekly report. Say it in the channel that fits:",
    ),
    "brief": (
        "{count} demandes attendent votre décision : un brief le matin vous les montre ensemble.",
        "{count} requests wait for your word: a brief in the morning shows them together.",
    ),
    "emails": (
        "{count} clients sur {all} n'ont pas d'e-mail : leurs devis me feront toujours poser une question. Complétez "
        "customers.csv et réimportez-le.",
        "{count} of {all} customers have no e-mail address: their quotes will always make me ask. Complete "
        "customers.csv "
        "and import it again.",
    ),
    "opinions": (
        "{bad} avis négatifs sur {all} : regardons ensemble ce qui n'allait pas, dans le rapport du mois.",
        "{bad} of {all} opinions are bad: let us look at what was wrong, in the report of the month.",
    ),
    "guide.none": (
        "Vous n'avez pas encore fait votre premier jour : {all} étapes, une à la fois.",
        "You have not begun your first day yet: {all} steps, one at a time.",
    ),
    "guide": (
        "Vous n'avez vu que {seen} étapes sur {all} du premier jour.",
        "You have seen {seen} of {all} steps of the first day only.",
    ),
    "answers": (
        "{count} de vos demandes attendent une réponse de votre part.",
        "{count} of your requests wait for an answer of yours.",
    ),
    "answers.one": (
        "Une de vos demandes attend une réponse de votre part.",
        "One of your requests waits for an answer of yours.",
    ),
    "brief.one": (
        "Une demande attend votre décision : un brief le matin vous les montre ensemble.",
        "One request waits for your word: a brief in the morning shows them together.",
    ),
    # --- the review
    "review.title": ("Revue du pilote : {name}", "Review of the pilot: {name}"),
    "review.late": ("(prévue le {day})", "(planned for {day})"),
    "review.since": ("Depuis le {day}, {weeks} semaines.", "Since {day}, {weeks} weeks."),
    "review.done": ("Faits", "Done"),
    "review.done.value": (
        "{done}, dont {alone} sans décision de personne",
        "{done}, of which {alone} without anybody's decision",
    ),
    "review.expected": ("Annoncé à la mise en place", "Told when setting up"),
    "review.expected.value": ("{count} par semaine, soit {total}", "{count} a week, that is {total}"),
    "review.agreed": ("D'accord", "Agreed"),
    "review.agreed.value": ("{agreed} fois sur {said} ({rate} %)", "{agreed} of {said} ({rate}%)"),
    "review.agreed.none": (
        "personne n'a encore dit ce qu'il aurait fait",
        "nobody has said yet what they would have done",
    ),
    "review.saved": ("Temps gagné", "Time saved"),
    "review.saved.value": ("{minutes} minutes", "{minutes} minutes"),
    "review.saved.none": (
        "pas de référence : personne n'a dit ce que cela prend",
        "no baseline: nobody has told what it takes",
    ),
    "review.failed": ("Échecs", "Failures"),
    "review.asked": ("Demandes à décider", "Requests put to people"),
    "review.nothing": (
        "Rien n'a été fait avec moi pendant ce temps : il n'y a rien à mesurer. Le pilote peut repartir avec une "
        "première "
        "demande.",
        "Nothing was done with me in that time: there is nothing to measure. The pilot can begin with a first request.",
    ),
    "review.extend": ("Ce qu'on peut étendre", "What can be extended"),
    "review.keep": (
        "{name} : gardons le réglage d'aujourd'hui. Il faut {wanted} décisions de suite d'accord pour aller plus loin "
        "; "
        "il y en a {said}.",
        "{name}: let us keep today's setting. It takes {wanted} decisions in agreement in a row to go further; there "
        "are {said}.",
    ),
    "review.next": (
        "Travail suivant, d'après vos chiffres : {name} ({count} par semaine). Commençons par l'observer :",
        "Next work, by your figures: {name} ({count} a week). Let us begin by observing it:",
    ),
    "review.next.unknown": (
        "Travail suivant, parmi ceux que vous avez nommés : {name}. Commençons par l'observer :",
        "Next work, of those you named: {name}. Let us begin by observing it:",
    ),
    "review.again": ("Pour choisir un nouveau pilote et sa revue :", "To choose a new pilot and its review:"),
    "or": (" ou ", " or "),
}

REASONS: dict[str, tuple[str, str]] = {
    "discount_limit": ("remise au-dessus de la limite", "discount above the limit"),
    "amount_limit": ("montant au-dessus de la limite", "amount above the limit"),
    "stock": ("stock insuffisant", "not enough stock"),
    "unknown_customer": ("client inconnu", "unknown customer"),
    "unknown_product": ("produit inconnu", "unknown product"),
    "customer_overdue": ("client en retard de paiement", "customer late in paying"),
    "customer_dispute": ("litige en cours", "dispute under way"),
    "price_missing": ("prix manquant", "price missing"),
}


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French when the language is neither)."""
    french, english = SENTENCES[key]
    return (english if language == "en" else typeset(french)).format(**values)


def reason_words(code: str, language: str) -> str:
    known = REASONS.get(code)
    if known is None:
        return code.replace("_", " ")
    return known[1] if language == "en" else typeset(known[0])
