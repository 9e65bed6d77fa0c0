"""What is said about the timetable, in French and in English."""

from __future__ import annotations

from bot.typography import typeset

KINDS: dict[str, tuple[str, str]] = {
    "digest": ("le digest", "the digest"),
    "brief": ("votre brief", "your brief"),
    "weekly": ("le rapport hebdomadaire", "the weekly report"),
    "monthly": ("le rapport mensuel", "the monthly report"),
    "sample": ("la relecture de cas au hasard", "the cases to look through"),
    "review": ("le bilan de la mise en route", "the review of the first months"),
    "report": ("le rapport", "the report"),
}

SENTENCES: dict[str, tuple[str, str]] = {
    # --- what was done
    "set": ("C'est noté : {what} {where}, {rule}{holidays}.", "Noted: {what} {where}, {rule}{holidays}."),
    "set.already": (
        "C'est déjà ainsi : {what} {where}, {rule}{holidays}.",
        "It is so already: {what} {where}, {rule}{holidays}.",
    ),
    "next": ("Prochaine fois : {when}{zone}.", "Next time: {when}{zone}."),
    "next.of": ("{What} {where} : {when}{zone}.", "{What} {where}: {when}{zone}."),
    "over": ("Il n'y aura plus de prochaine fois.", "There is no next time any more."),
    "refused": (
        "{What} ne peut plus être affiché {where} : le canal n'existe plus, ou je n'en fais plus partie. "
        "Je l'arrête. Quand j'y serai de nouveau invité, dites-y « remets {what} ».",
        "{What} cannot be shown {where} any more: the channel is gone, or I am no longer in it. I have stopped it. "
        "Once I am invited again, say “resume {what}” there.",
    ),
    "refused.link": ("Le canal en question", "The channel in question"),
    "refused.why": ("le canal n'accepte plus mes messages", "the channel takes no message of mine any more"),
    "off": ("C'est arrêté : {what} {where}.", "Stopped: {what} {where}."),
    "off.already": ("{What} {where} : déjà à l'arrêt.", "{What} {where}: stopped already."),
    "off.back": ("Pour y revenir : « remets {what} ».", "To have it back: “resume {what}”."),
    "skipped": ("C'est noté : rien le {day} pour {what} {where}.", "Noted: nothing on {day} for {what} {where}."),
    "quiet.line": ("Les jours sans rien à dire : une ligne.", "On days with nothing to say: one line."),
    "quiet.nothing": ("Les jours sans rien à dire : rien.", "On days with nothing to say: nothing."),
    "holidays.without": (", sauf les jours fériés", ", except on public holidays"),
    "holidays.with": (", jours fériés compris", ", public holidays included"),
    "holidays.moved": (
        " (un jour férié le reporte au jour ouvré suivant)",
        " (a public holiday puts it off to the next working day)",
    ),
    "zone": (" (heure de {zone})", " ({zone} time)"),
    "elsewhere": ("{What} vient aussi {where}.", "{What} also comes {where}."),
    # --- where
    "in": ("dans {place}", "in {place}"),
    "private": ("en privé", "in private"),
    "here": ("dans un canal de {platform}", "in a channel of {platform}"),
    # --- what is asked back
    "ask.channel": (
        "Dans quel canal ? Dites-le avec son nom, par exemple : « {example} ».",
        "In which channel? Say it with its name, for example: “{example}”.",
    ),
    "ask.which": (
        "Il y en a plusieurs : {places}. Dites lequel en le nommant.",
        "There are several: {places}. Say which one by its name.",
    ),
    "ask.hour": (
        "À quelle heure ? Dites par exemple : « {example} ».",
        "At what time? Say for example: “{example}”.",
    ),
    "ask.report": (
        "Lequel : le rapport hebdomadaire ou le rapport mensuel ?",
        "Which one: the weekly report or the monthly report?",
    ),
    "ask.what": (
        "Je n'ai pas compris ce qui doit revenir, ni quand. Dites par exemple : « {example} ».",
        "I did not understand what should come back, nor when. Say for example: “{example}”.",
    ),
    "example.digest": (
        "le digest à 8h15 du lundi au vendredi dans {place}",
        "digest at 8:15 on weekdays in {place}",
    ),
    "example.brief": ("envoie-moi un brief chaque matin à 8h", "send me a brief every morning at 8:00"),
    "example.weekly": (
        "le rapport hebdomadaire le lundi à 9h dans {place}",
        "the weekly report on Mondays at 9:00 in {place}",
    ),
    "example.monthly": (
        "le rapport mensuel le premier jour ouvré à 9h dans {place}",
        "the monthly report on the first working day at 9:00 in {place}",
    ),
    "example.sample": (
        "les cas à relire le lundi à 10h dans {place}",
        "the cases to review on Mondays at 10:00 in {place}",
    ),
    "bad.hour": (
        "Je ne connais pas cette heure. Dites-la ainsi : « {example} ».",
        "I do not know that time. Say it like this: “{example}”.",
    ),
    "bad.zone": ("Je ne connais pas le fuseau horaire « {zone} ».", "I do not know the time zone “{zone}”."),
    "bad.channel": (
        "Je ne trouve pas #{channel}, ou je n'y suis pas. Invitez-moi dans #{channel} et dites-le là.",
        "I cannot find #{channel}, or I am not in it. Invite me to #{channel} and say it there.",
    ),
    "odd.once": (
        "Je tiens ce qui revient, pas une seule fois. Dites par exemple : « {example} ».",
        "I keep what comes back, not a single time. Say for example: “{example}”.",
    ),
    "odd.hourly": (
        "Une fois par jour au plus. Dites par exemple : « {example} ».",
        "Once a day at most. Say for example: “{example}”.",
    ),
    "odd.odd": (
        "Je sais le faire certains jours de la semaine ou du mois, pas une fois sur deux. Dites par exemple : « {example} ».",
        "I can do it on days of the week or of the month, not every other time. Say for example: “{example}”.",
    ),
    "odd.weekly": (
        "Les dossiers à relire sont tirés une fois par semaine. Dites par exemple : « {example} ».",
        "The cases to look through are drawn once a week. Say for example: “{example}”.",
    ),
    "odd.span": (
        "Je change ces horaires tout de suite et jusqu'à nouvel ordre, ni pour un temps ni à partir d'un autre jour : "
        "redites-le le moment venu. Rien n'a changé. Ce que je sais faire, par exemple : « {example} ».",
        "I change these times at once and until further notice, neither for a while nor from a later day: say it again "
        "when the time comes. Nothing has changed. What I can do, for example: “{example}”.",
    ),
    "odd.shift": (
        "À quelle heure, alors ? Dites par exemple : « {example} ».",
        "At what time, then? Say for example: “{example}”.",
    ),
    "odd.places": (
        "Un seul canal par message, pour ne pas me tromper. Dites par exemple : « {example} ».",
        "One channel a message, so that I make no mistake. Say for example: “{example}”.",
    ),
    "none": ("Rien n'est prévu pour {what} {where}.", "Nothing is planned for {what} {where}."),
    "none.anywhere": ("Rien n'est prévu pour {what}.", "Nothing is planned for {what}."),
    "none.day": (
        "Rien n'était prévu ce jour-là pour {what} {where}.",
        "Nothing was planned on that day for {what} {where}.",
    ),
    "skip.next_only": (
        "Je ne peux laisser de côté que la prochaine fois ({when}). Redites-le la veille du jour voulu.",
        "I can only leave out the next time ({when}). Say it again the day before the one you mean.",
    ),
    "days.monthly": (
        "{What} : les jours sont ceux du mois. Dites plutôt : « {example} ».",
        "{What}: its days are those of the month. Say rather: “{example}”.",
    ),
    "not_here": ("{What} n'existe pas dans cette installation.", "{What} does not exist in this installation."),
    "no_private": (
        "Je ne peux pas vous écrire en privé : écrivez-moi d'abord un message privé.",
        "I cannot write to you in private: send me a private message first.",
    ),
    "not_allowed": (
        "Ce qui revient dans un canal est réglé par les personnes qui approuvent. Pour vous seul, dites : « {example} ».",
        "What comes back in a channel is set by people who approve. For yourself alone, say: “{example}”.",
    ),
    "not_allowed.report": (
        "Les rapports sont réglés par les personnes qui approuvent.",
        "Reports are set by people who approve.",
    ),
    # --- the list
    "list.title": ("Ce qui est prévu", "What is planned"),
    "list.summary": ("{count} choses prévues ; la prochaine {when}.", "{count} things planned; the next one {when}."),
    "list.summary.one": ("Une chose prévue : {when}.", "One thing planned: {when}."),
    "list.empty": (
        "Rien de régulier n'est prévu. Dites par exemple : « {example} ».",
        "Nothing regular is planned. Say for example: “{example}”.",
    ),
    "column.what": ("Quoi", "What"),
    "column.where": ("Où", "Where"),
    "column.when": ("Quand", "When"),
    "column.next": ("Prochaine fois", "Next time"),
    "stopped": ("à l'arrêt", "stopped"),
    "stopped.why": ("à l'arrêt : {why}", "stopped: {why}"),
    "daily": ("chaque jour ouvré", "every working day"),
    "more": ("et {count} autres", "and {count} more"),
    "briefs": ("Briefs personnels d'autres personnes : {count}.", "Personal briefs of other people: {count}."),
    "singles": ("{what} : {count}, au plus tôt {when}.", "{what}: {count}, the first {when}."),
    "reminders": ("Rappels personnels : {count}.", "Personal reminders: {count}."),
}

LOOKS: dict[str, tuple[str, str]] = {
    "reminders.run": ("Relances du jour", "Reminders of the day"),
    "followups.look": ("Suivi des devis envoyés", "Follow-up of sent quotes"),
    "leads.look": ("Suivi des prospects", "Follow-up of leads"),
}
"""The daily looks, by the name of their timer."""

SINGLES: dict[str, tuple[str, str]] = {
    "approval": ("Rappels et échéances de demandes d'accord", "Reminders and deadlines of approval requests"),
    "question": ("Rappels et échéances de questions sans réponse", "Reminders and deadlines of unanswered questions"),
    "promise": ("Promesses de paiement à vérifier", "Payment promises to check"),
    "undo": ("Envois qui peuvent encore être annulés", "Messages that can still be taken back"),
    "switch": ("Fins de pause", "Ends of pauses"),
    "run": ("Relances en cours", "Reminder runs under way"),
    "absence": ("Absences qui commencent ou finissent", "Absences that begin or end"),
    "leads": ("Imports de prospects en cours", "Imports of leads under way"),
    "supervision": ("Contrôle de la santé du service", "Check of the service's health"),
    "agenda": ("Rappels personnels", "Personal reminders"),
}
"""Single timers, by what stands before the first dot of their name."""


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French when the language is neither)."""
    french, english = SENTENCES[key]
    return (english if language == "en" else typeset(french)).format(**values)


def kind_label(kind: str, language: str) -> str:
    french, english = KINDS.get(kind, (kind, kind))
    return english if language == "en" else french


def look_label(name: str, language: str) -> str:
    french, english = LOOKS.get(name, (name, name))
    return english if language == "en" else typeset(french)


def singles_label(name: str, language: str) -> str:
    french, english = SINGLES.get(name.partition(".")[0], (name, name))
    return english if language == "en" else typeset(french)
