"""What is said about judging: the rehearsal's question, suggestions, stepping back, and how often we agreed."""

from __future__ import annotations

from bot.typography import typeset

SENTENCES: dict[str, tuple[str, str]] = {
    # --- a rehearsal
    "rehearsal.ask": (
        "J'observe seulement : auriez-vous fait pareil ?",
        "I only observe: would you have done the same?",
    ),
    "rehearsal.same": ("J'aurais fait pareil", "I would have done the same"),
    "rehearsal.other": ("Autrement", "Differently"),
    "rehearsal.said.same": ("✔ {who} aurait fait pareil — {when}", "✔ {who} would have done the same — {when}"),
    "rehearsal.said.other": ("✎ {who} aurait fait autrement — {when}", "✎ {who} would have done otherwise — {when}"),
    "rehearsal.other.note": (
        "C'est noté. Dites dans ce fil ce que vous auriez changé, par exemple « mets 8 % » : je garderai l'écart.",
        "Noted. Say in this thread what you would have changed, for instance “make it 8%”: I will keep the difference.",
    ),
    "rehearsal.late": (
        "C'est déjà répondu par {who}, {when}.",
        "This was answered by {who}, {when}.",
    ),
    "rehearsal.replaced": (
        "Cette proposition a été remplacée depuis : répondez sous la plus récente.",
        "This proposal has been replaced since: answer below the newest one.",
    ),
    # --- going further
    "promote.act": (
        "{count} {many} sur {count} {approved} sans retouche : les envoyer seul, jusqu'à {limit} {vat} compris ?",
        "{count} {many} out of {count} {approved} untouched: shall I send them on my own, up to and including {limit} "
        "{vat}?",
    ),
    "promote.act.why": (
        "Au-delà, et dès qu'une règle ou une exception le demande, je demande toujours. Vous pourrez revenir en "
        "arrière à tout moment, et je le ferai de moi-même si l'on me corrige.",
        "Beyond that, and whenever a rule or an exception says so, I still ask. You can take it back at any time, and "
        "I step back by myself when I am corrected.",
    ),
    "promote.propose": (
        "En observation, d'accord {agreed} fois sur {count} : vous proposer chaque envoi, que vous validez ?",
        "Observing, we agreed {agreed} times out of {count}: shall I propose each one for you to approve?",
    ),
    "promote.propose.why": (
        "Rien ne partira sans l'accord d'une personne.",
        "Nothing will leave before a person agrees.",
    ),
    "promote.overtaken": (
        "Ce n'est plus d'actualité : ce réglage a changé depuis.",
        "This no longer holds: the setting has changed since.",
    ),
    "yes": ("Oui", "Yes"),
    "no": ("Non", "No"),
    "later": ("Plus tard", "Later"),
    "confirm.title": ("Me laisser plus de liberté ?", "Give me a freer hand?"),
    "confirm.no": ("Non, laisser ainsi", "No, leave it"),
    "promoted": ("✔ Accepté par {who} — {when}", "✔ Accepted by {who} — {when}"),
    "declined": ("✘ Refusé par {who} — {when}", "✘ Declined by {who} — {when}"),
    "later.done": ("Remis à plus tard par {who} — {when}", "Put off by {who} — {when}"),
    "later.note": ("Entendu, j'en reparlerai dans quelques jours.", "Very well, I will come back to it in some days."),
    "declined.note": (
        "Entendu : je n'en reparlerai qu'après {count} autres sans retouche.",
        "Very well: I will not bring it up again before {count} more go untouched.",
    ),
    "declined.rule.note": (
        "Entendu : je ne proposerai plus cette règle.",
        "Very well: I will not suggest this rule again.",
    ),
    "overtaken": (
        "Ce n'est plus d'actualité : depuis, quelque chose a changé.",
        "This no longer holds: something has changed since.",
    ),
    "closed": ("C'est déjà réglé.", "This is settled already."),
    "unknown": (
        "Ce bouton ne correspond à aucune proposition en cours.",
        "This button belongs to no suggestion that is open.",
    ),
    "stranger": (
        "Je ne sais pas encore qui vous êtes : écrivez-moi en privé, nous ferons connaissance.",
        "I do not know yet who you are: write to me in private and we will find out.",
    ),
    "not_yours": (
        "Cette réponse revient à {people} : je n'ai rien changé.",
        "This answer is for {people} to give: I changed nothing.",
    ),
    # --- stepping back
    "demoted.corrected": (
        "{count} de mes {acts} derniers envois seul ont été repris ou corrigés : je reviens de moi-même à la "
        "proposition, et chaque envoi ({many}) attend de nouveau l'accord d'une personne.",
        "{count} of the last {acts} I sent on my own were taken back or corrected: I step back by myself to "
        "proposing, and each one ({many}) waits for a person's agreement again.",
    ),
    "demoted.complaint": (
        "Un client s'est plaint ({name}), à qui j'avais écrit seul : je reviens de moi-même à la proposition, et "
        "chaque envoi ({many}) attend de nouveau l'accord d'une personne.",
        "A customer I wrote to on my own has complained ({name}): I step back by myself to proposing, and each one "
        "({many}) waits for a person's agreement again.",
    ),
    "demoted.how": (
        "Pour me rendre la main, {people} peut écrire « tu peux envoyer les {many} seul ».",
        "To give it back to me, {people} may write “you may send {many} on your own”.",
    ),
    "demoted.how.nobody": (
        "Personne n'a aujourd'hui le rôle qui peut me rendre la main ({many}) : il faut d'abord le donner à quelqu'un.",
        "Nobody holds the role that may give it back to me ({many}): somebody has to get it first.",
    ),
    # --- the same edit three times
    "rule.suggest.one": (
        "Trois fois, vous avez mis {percent} {scope} : en faire une règle ?",
        "Three times you set {percent} {scope}: shall I make it a rule?",
    ),
    "rule.suggest.many": (
        "Trois fois, une remise de {percent} a été mise {scope} : en faire une règle ?",
        "Three times a discount of {percent} was set {scope}: shall I make it a rule?",
    ),
    "scope.customer": ("pour {name}", "for {name}"),
    "scope.segment": ("pour des {name}", "for {name}"),
    "scope.product": ("sur {name}", "on {name}"),
    "scope.all": ("à des clients différents", "for different customers"),
    "rule.cases": ("Dossiers : {titles}", "Cases: {titles}"),
    "rule.why": (
        "Vous verrez la règle relue et rejouée sur l'historique avant de décider ; rien ne change d'ici là.",
        "You will see the rule read back and replayed on the past before you decide; nothing changes until then.",
    ),
    "rule.see": ("Voir la règle", "See the rule"),
    "rule.no": ("Non merci", "No thanks"),
    "rule.opened": ("✔ {who} regarde la règle — {when}", "✔ {who} looks at the rule — {when}"),
    "rule.customer": ("Pour {name}, remise de {percent}", "For {name}, {percent} discount"),
    "rule.segment": ("Remise de {percent} pour les {name}", "{percent} discount for {name}"),
    "rule.product": ("Remise de {percent} sur {name}", "{percent} discount on {name}"),
    "rule.all": ("Remise de {percent} pour tous les clients", "{percent} discount for all customers"),
    # --- how often we agreed
    "agreement": (
        "{mode} {since} : {total} {many}, d'accord {times}{rate}, écart {difference}{open}.",
        "{mode} {since}: {total} {many}, agreed {times}{rate}, difference {difference}{open}.",
    ),
    "agreement.unsaid": (
        "{mode} {since} : {total} {many}, personne n'a encore dit ce qu'il aurait fait.",
        "{mode} {since}: {total} {many}, nobody has said yet what they would have done.",
    ),
    "times.one": ("1 fois", "once"),
    "times.many": ("{count} fois", "{count} times"),
    "agreement.undecided": (
        "{mode} {since} : {total} {many}, pas encore de retour.",
        "{mode} {since}: {total} {many}, no verdict yet.",
    ),
    "mode.observe": ("En observation", "Observing"),
    "mode.propose": ("En proposition", "Proposing"),
    "mode.act": ("En autonomie", "On my own"),
    "since.today": ("depuis aujourd'hui", "since today"),
    "since.day": ("depuis 1 jour", "for 1 day"),
    "since.days": ("depuis {days} jours", "for {days} days"),
    "open.one": (", 1 sans réponse", ", 1 unanswered"),
    "open.many": (", {count} sans réponse", ", {count} unanswered"),
    "or": (" ou ", " or "),
}

CASES: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "quote": (("devis", "devis"), ("quote", "quotes")),
    "reminder": (("relance", "relances"), ("reminder", "reminders")),
    "quote_followup": (("relance de devis", "relances de devis"), ("quote follow-up", "quote follow-ups")),
    "lead": (("prospect", "prospects"), ("lead", "leads")),
    "invoice": (("facture", "factures"), ("invoice", "invoices")),
}
"""One and several cases of a process."""

APPROVED: dict[str, tuple[str, str]] = {
    "reminder": ("validées", "approved"),
    "quote_followup": ("validées", "approved"),
    "invoice": ("validées", "approved"),
}
"""Several of them, where French does not say "validés"."""

SEGMENTS: dict[str, tuple[str, str]] = {
    "standard": ("clients standard", "standard customers"),
    "loyal": ("clients fidèles", "loyal customers"),
    "vip": ("clients VIP", "VIP customers"),
}


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French when the language is neither)."""
    french, english = SENTENCES[key]
    return (english if language == "en" else typeset(french)).format(**values)


def cases_name(process: str, count: int, language: str) -> str:
    french, english = CASES.get(process, (("dossier", "dossiers"), ("case", "cases")))
    one, many = english if language == "en" else french
    # French counts nought as one.
    return one if count == 1 or (count == 0 and language != "en") else many


def approved_word(process: str, language: str) -> str:
    french, english = APPROVED.get(process, ("validés", "approved"))
    return english if language == "en" else french


def segment_name(segment: str, language: str) -> str:
    french, english = SEGMENTS.get(segment, (segment, segment))
    return english if language == "en" else french
