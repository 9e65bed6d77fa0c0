"""What supervision says: how the service is, its troubles, and cases to look through, in French and in English."""

from __future__ import annotations

from bot.supervision.wording_samples import SAMPLES
from bot.typography import typeset

SENTENCES: dict[str, tuple[str, str]] = {
    # --- the state of the service
    "status.well": ("Tout fonctionne : rien n'est bloqué.", "All is well: nothing is stuck."),
    "status.troubled.one": ("1 point demande votre attention.", "1 thing needs your attention."),
    "status.troubled.many": (
        "{count} points demandent votre attention.",
        "{count} things need your attention.",
    ),
    "status.title": ("État du service", "State of the service"),
    "status.troubles": ("Ce qui ne va pas", "What is wrong"),
    "status.queues": ("Messages à traiter", "Messages to work"),
    "status.queues.since": ("{count}, le plus ancien attend {since}", "{count}, the oldest has waited {since}"),
    "status.outbox": ("À envoyer", "To send"),
    "status.outbox.held": ("{count} (dont {doubt} en cours ou incertains)", "{count} ({doubt} being sent or in doubt)"),
    "status.approvals": ("Approbations en attente", "Approvals waiting"),
    "status.questions": ("Questions sans réponse", "Questions unanswered"),
    "status.questions.parked.one": ("{count}, et 1 mise de côté", "{count}, and 1 parked"),
    "status.questions.parked.many": ("{count}, et {parked} mises de côté", "{count}, and {parked} parked"),
    "status.cases": ("Dossiers en cours", "Cases under way"),
    "status.failures": ("Échecs depuis 24\u00a0h", "Failures in the last 24 hours"),
    "status.failures.told": (
        "messages : {events}, envois : {effects}, publications : {posts}",
        "messages: {events}, sends: {effects}, posts: {posts}",
    ),
    "status.pauses": ("Pauses", "Pauses"),
    "status.pause.all": ("tout, par {who}", "everything, by {who}"),
    "status.pause.one": ("{process}, par {who}", "{process}, by {who}"),
    "status.none": ("aucune", "none"),
    "status.spend": ("Dépense du modèle ce mois-ci", "Spent on the model this month"),
    "status.spend.told": ("{spent} sur {cap}", "{spent} of {cap}"),
    "status.health": ("Connexions", "Connections"),
    "status.health.unknown": (
        "pas encore vérifiées (elles le sont toutes les dix minutes quand le service tourne)",
        "not looked at yet (they are every ten minutes while the service runs)",
    ),
    "status.health.off": ("non configurés : {names}", "not set up: {names}"),
    "status.seen": ("Dernier contrôle", "Last look"),
    "status.seen.never": (
        "pas encore : il vient peu après le démarrage du service",
        "not yet: it comes soon after the service starts",
    ),
    "status.service": ("Service", "Service"),
    "status.service.on": ("en marche", "running"),
    "status.service.off": ("arrêté", "stopped"),
    "status.more": ("et {count} autres", "and {count} more"),
    "status.case": ("Voir le dossier", "See the case"),
    "status.limited": (
        "Le détail est réservé aux personnes qui approuvent.",
        "The details are for people who approve.",
    ),
    "ago.minutes": ("depuis {count} min", "for {count} min"),
    "ago.hours": ("depuis {count} h", "for {count} h"),
    "ago.days": ("depuis {count} j", "for {count} days"),
    "colon": (" : ", ": "),
    # --- buttons
    "button.seen": ("Vu", "Seen"),
    "button.good": ("Bien", "Good"),
    "button.bad": ("Pas bien", "Not good"),
    # --- alerts
    "alert.head": ("Alerte : {what}", "Alert: {what}"),
    "alert.over": ("Réglé, l'alerte est levée : {what}", "Over, the alert is lifted: {what}"),
    "alert.since": ("Signalé {when}.", "Reported {when}."),
    "alert.count": ("{count} fois en tout.", "{count} times in all."),
    "alert.seen": ("Vu par {who}.", "Seen by {who}."),
    "alert.closed": ("Réglé {when}.", "Settled {when}."),
    # --- notes to whoever pressed
    "note.stranger": (
        "Je ne vous connais pas encore : demandez à la personne qui m'administre de vous ajouter.",
        "I do not know you yet: ask whoever administers me to add you.",
    ),
    "note.unknown": ("Ce bouton n'est plus reconnu.", "This button is no longer known."),
    "alerts.where": (
        "Mes alertes vont dans le canal que l'installation prévoit (COMMIS_OPERATOR_CHANNEL) : il ne se change pas ici.",
        "My alerts go to the channel that the installation names (COMMIS_OPERATOR_CHANNEL): it is not changed here.",
    ),
    "alerts.private": (
        "Mes alertes vont en privé aux personnes du plus haut rôle. Pour un canal, l'installation doit le nommer "
        "(COMMIS_OPERATOR_CHANNEL) : cela ne se change pas ici.",
        "My alerts go in private to the people of the highest role. For a channel, the installation has to name it "
        "(COMMIS_OPERATOR_CHANNEL): that is not changed here.",
    ),
    "note.not_yours": (
        "Relire les dossiers est réservé aux personnes qui approuvent.",
        "Looking through cases is for people who approve.",
    ),
    "note.not_operator": (
        "Seules les personnes qui approuvent peuvent le marquer comme vu.",
        "Only people who approve can mark it as seen.",
    ),
    "note.already": ("C'est déjà noté.", "That is noted already."),
    "note.already.who": ("{who} a déjà répondu pour ce dossier.", "{who} has already answered for this case."),
    "note.thanks": ("Merci, c'est noté.", "Thank you, noted."),
    "note.seen": ("C'est noté : je ne le répète plus.", "Noted: I will not say it again."),
    **SAMPLES,
}

TROUBLES: dict[str, tuple[str, str]] = {
    "events.late": (
        "{number} messages attendent d'être traités {since}",
        "{number} messages have been waiting to be worked {since}",
    ),
    "events.failed": (
        "{number} messages n'ont pas pu être traités (erreur du service, voir le journal)",
        "{number} messages could not be worked (an error of the service, see the log)",
    ),
    "effects.doubtful": (
        "{number} envois sont en cours ou incertains {since}",
        "{number} effects are being sent or in doubt {since}",
    ),
    "effect.failed": (
        "{number} envois ont échoué ({effect})",
        "{number} effects failed ({effect})",
    ),
    "post.failed": (
        "{number} publications refusées sur {platform} : vérifiez que j'y suis encore (la raison est au journal)",
        "{number} posts refused on {platform}: check that I am still a member (the log says why)",
    ),
    "cases.idle": (
        "{number} dossiers n'avancent plus {since}",
        "{number} cases have stood still {since}",
    ),
    "approvals.orphaned": (
        "{number} approbations que personne ne peut donner (rôle demandé : {role})",
        "{number} approvals that nobody may give (role asked for: {role})",
    ),
    "timing.stopped": (
        "un envoi programmé s'est arrêté ({timing}, {place}) : publication impossible",
        "something planned has stopped ({timing}, {place}): it cannot be posted",
    ),
    "health": ("{name} ({code})", "{name} ({code})"),
    "spend.near": (
        "le modèle a coûté {spent} ce mois-ci, le plafond est de {cap}",
        "the model has cost {spent} this month, the cap is {cap}",
    ),
    "spend.reached": (
        "le plafond du modèle est atteint ({spent} sur {cap}) : je lis sans lui jusqu'à la fin du mois",
        "the model's cap is reached ({spent} of {cap}): I read without it until the month ends",
    ),
    "stopped": (
        "le service était à l'arrêt {since}",
        "the service was stopped {since}",
    ),
    "other": ("une anomalie est signalée ({kind})", "something is wrong ({kind})"),
}

ONE: dict[str, tuple[str, str]] = {
    "events.late": (
        "1 message attend d'être traité {since}",
        "1 message has been waiting to be worked {since}",
    ),
    "events.failed": (
        "1 message n'a pas pu être traité (erreur du service, voir le journal)",
        "1 message could not be worked (an error of the service, see the log)",
    ),
    "effects.doubtful": ("1 envoi est en cours ou incertain {since}", "1 effect is being sent or in doubt {since}"),
    "effect.failed": ("1 envoi a échoué ({effect})", "1 effect failed ({effect})"),
    "post.failed": (
        "1 publication refusée sur {platform} : vérifiez que j'y suis encore (la raison est au journal)",
        "1 post refused on {platform}: check that I am still a member (the log says why)",
    ),
    "cases.idle": ("1 dossier n'avance plus {since}", "1 case has stood still {since}"),
    "approvals.orphaned": (
        "1 approbation que personne ne peut donner (rôle demandé : {role})",
        "1 approval that nobody may give (role asked for: {role})",
    ),
}
"""Troubles of which there is one."""

CODES: dict[str, tuple[str, str]] = {
    "ok": ("répond", "answers"),
    "unavailable": ("ne répond pas", "does not answer"),
    "slow": ("ne répond pas à temps", "does not answer in time"),
    "rejected": ("refuse nos demandes", "refuses what we ask"),
    "not_found": ("introuvable", "cannot be found"),
    "misconfigured": ("refuse nos identifiants ou nos réglages", "refuses our credentials or settings"),
    "off": ("non configuré", "not set up"),
    "unasked": ("pas encore sollicité", "not needed so far"),
    "cap": ("au repos, plafond du mois atteint", "resting, the month's cap is reached"),
    "unknown": ("état inconnu", "cannot be told"),
    "store": ("base de données indisponible", "database unavailable"),
    "defect": ("erreur du service, voir le journal", "an error of the service, see the log"),
}

NAMES: dict[str, tuple[str, str]] = {
    "books": ("Comptabilité", "Books"),
    "mail": ("Courrier sortant", "Outgoing mail"),
    "mailbox": ("Boîte de réception", "Mailbox"),
    "model": ("Modèle de langue", "Language model"),
    "slack": ("Slack", "Slack"),
    "teams": ("Teams", "Teams"),
    "web": ("le bureau local", "the local desk"),
    "register": ("Registre des entreprises", "Company register"),
    "booking": ("Prise de rendez-vous", "Booking"),
    "database": ("Base de données", "Database"),
}

EFFECTS: dict[str, tuple[str, str]] = {
    "mail": ("mails de devis", "quote mails"),
    "reminder.mail": ("relances", "reminders"),
    "followup.mail": ("relances de devis", "quote follow-ups"),
    "lead.mail": ("réponses aux prospects", "answers to leads"),
    "enquiry.mail": ("réponses aux clients", "answers to customers"),
}

TIMINGS: dict[str, tuple[str, str]] = {
    "digest": ("le digest", "the digest"),
    "brief": ("le brief", "the brief"),
    "weekly": ("le rapport hebdomadaire", "the weekly report"),
    "monthly": ("le rapport mensuel", "the monthly report"),
    "sample": ("les dossiers à relire", "the cases to look through"),
    "review": ("le bilan", "the review"),
}

WORK: dict[str, tuple[str, str]] = {
    "quote": ("Devis", "Quote"),
    "reminder": ("Relances", "Reminders"),
    "quote_followup": ("Relance de devis", "Quote follow-up"),
    "reminder_text": ("Texte de relance", "Reminder text"),
    "lead": ("Prospect", "Lead"),
    "enquiry": ("Question d'un client", "Customer's question"),
    "complaint": ("Réclamation", "Complaint"),
    "rule": ("Règle", "Rule"),
    "invoice": ("Facture fournisseur", "Supplier invoice"),
    "setup": ("Mise en place", "Setup"),
    "promise": ("Promesse de paiement", "Promise to pay"),
    "dispute": ("Litige", "Dispute"),
    "payment": ("Paiement annoncé", "Announced payment"),
    "reminder_pause": ("Pause des relances", "Pause of reminders"),
}


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French when the language is neither)."""
    return _in(language, SENTENCES[key]).format(**values)


def trouble_words(kind: str, number: int, language: str) -> str:
    """The sentence of that kind of trouble, to be filled."""
    pair = ONE.get(kind) if number == 1 else None
    return _in(language, pair or TROUBLES.get(kind, TROUBLES["other"]))


def named(table: dict[str, tuple[str, str]], word: str, language: str) -> str:
    """What people call it; the word itself where we have no name for it."""
    pair = table.get(word)
    return _in(language, pair) if pair else word.replace("_", " ")


def _in(language: str, pair: tuple[str, str]) -> str:
    return pair[1] if language == "en" else typeset(pair[0])
