"""Every sentence of the setup, in French and in English. Templates only: what fills them is data."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import format_decimal

from graphs.setup.wording_end import ENDINGS

_SENTENCES: dict[str, tuple[str, str]] = {
    "title": ("Mise en place de Commis", "Setting Commis up"),
    "opening": (
        "Mettons Commis en place, une question à la fois : votre travail répétitif, ce qu'il prend, vos règles, puis "
        "un "
        "pilote.",
        "Let us set Commis up, one question at a time: your repetitive work, what it takes, your rules, then a pilot.",
    ),
    "opening.how": (
        "Répondez ici, même dans plusieurs jours : je reprends où nous en étions. Rien ne change avant votre accord à "
        "la fin ; « stop » abandonne.",
        "Answer here, even days later: I go on where we were. Nothing changes before you agree at the end; “stop” "
        "drops it.",
    ),
    # --- asked
    "ask.work": (
        "Quel travail revient chaque semaine chez vous, et combien de fois ?",
        "Which work comes back every week, and how often?",
    ),
    "ask.count": ("Combien de {many} par semaine, à peu près ?", "How many {many} a week, roughly?"),
    "ask.minutes": (
        "Combien de minutes prend {one}, à la main et de bout en bout ?",
        "How many minutes does {one} take, done by hand from end to end?",
    ),
    "ask.decision": (
        "Et relire puis approuver une demande, combien de minutes cela prend-il ?",
        "And looking through one request and approving it: how many minutes does that take?",
    ),
    "ask.rule": (
        "Quelle règle chacun connaît-il chez vous ? Dites-la comme à un nouveau collègue.",
        "Which rule does everybody know in your company? Say it as to a new colleague.",
    ),
    "ask.rule.more": (
        "Noté ({count} au total). Une autre règle ?",
        "Noted ({count} in all). Another rule?",
    ),
    "ask.pilot": ("Par quel travail commençons-nous ?", "Which work do we begin with?"),
    "ask.pilot.why": (
        "D'après vos chiffres, le plus lourd est : {name} ({time} par semaine).",
        "By your figures the heaviest is: {name} ({time} a week).",
    ),
    "ask.pilot.any": (
        "Un seul, celui que vous connaissez le mieux : vous verrez vite si je m'y prends bien.",
        "One only, the one you know best: you will soon see whether I do it well.",
    ),
    "ask.people": ("Avec qui commençons-nous ({what}) ?", "Who do we begin with ({what})?"),
    "ask.level": ("Jusqu'où dois-je aller pour {what} ?", "How far shall I go with {what}?"),
    "ask.review": (
        "Quand regardons-nous ensemble ce que cela donne ?",
        "When do we look together at how it went?",
    ),
    "ask.confirm": ("Voici ce que j'ai compris. On commence ?", "This is what I understood. Shall we begin?"),
    "hint.work": (
        "Vous pouvez tout dire d'un coup : « 30 devis et 20 relances par semaine, 5 prospects par jour ».",
        "You can say it all at once: “30 quotes and 20 reminders a week, 5 leads a day”.",
    ),
    "hint.count": (
        "Un ordre de grandeur suffit ; « 6 par jour » va aussi.",
        "A rough number will do; “6 a day” is fine too.",
    ),
    "hint.minutes": (
        "C'est de là que viendra le temps gagné dans vos rapports : je n'invente aucun chiffre. Plusieurs à la fois : "
        "« un devis 25 minutes, une relance 5 minutes ».",
        "The time saved in your reports comes from this: I make up no figure. Several at once: “a quote 25 minutes, a "
        "reminder 5 minutes”.",
    ),
    "hint.decision": (
        "Je le retranche du temps gagné : ce que je vous demande vous coûte aussi.",
        "I take it off the time saved: what I ask of you costs you too.",
    ),
    "hint.rule": (
        "Par exemple « au-dessus de 5 000 €, demander à la direction » ou « 5 % de remise pour les clients fidèles ». "
        "Une par ligne si vous en avez plusieurs. Chacune vous sera relue avant d'être activée.",
        "For instance “above €5,000, ask management” or “5% discount for loyal customers”. One a line if you have "
        "several. Each will be read back to you before it is armed.",
    ),
    "hint.people": (
        "Écrivez des prénoms si vous voulez en choisir plusieurs.",
        "Write first names if you want several.",
    ),
    "hint.level": (
        "Le plus sûr pour commencer : observer. Je dis ce que j'aurais fait, rien ne part, et nous comparons.",
        "Safest to begin with: observe. I say what I would have done, nothing leaves, and we compare.",
    ),
    "hint.review": (
        "Une autre date convient aussi : « le 15 janvier », « dans six semaines ».",
        "Another date is fine too: “15 January”, “in six weeks”.",
    ),
    # --- asked again
    "again.begun": ("Nous en étions là.", "This is where we were."),
    "again.work": (
        "Je n'ai pas reconnu de travail là-dedans.",
        "I recognised no work in that.",
    ),
    "again.work.other": (
        "C'est noté, mais je ne sais pas encore le faire. Y a-t-il aussi des devis, des relances, des prospects ou des "
        "questions de clients ? Sinon, redites-le et nous continuons.",
        "Noted, but I cannot do that yet. Are there quotes, reminders, leads or customers' questions too? If not, say "
        "it again and we go on.",
    ),
    "again.count": (
        "Il me faut un seul nombre de {many} par semaine, ou « je ne sais pas ».",
        "I need one number of {many} a week, or “I don't know”.",
    ),
    "again.minutes": (
        "Je n'ai pas su lire une durée. En minutes, de 1 à 480, ou « je ne sais pas ».",
        "I could not read a duration. In minutes, from 1 to 480, or “I don't know”.",
    ),
    "again.rule": (
        "Je n'ai lu aucune règle : dites-la en une phrase, ou « c'est tout ».",
        "I read no rule there: say it in one sentence, or “that's all”.",
    ),
    "again.rule.long": (
        "C'est trop long pour une règle : {most} caractères au plus. Coupez-la en plusieurs lignes.",
        "That is too long for one rule: {most} characters at most. Split it into several lines.",
    ),
    "again.pilot": (
        "Choisissez l'un des travaux que vous venez de nommer.",
        "Choose one of the kinds of work you have just named.",
    ),
    "again.pilot.one": (
        "Un seul pour commencer : les autres suivront.",
        "One only to begin with: the others will follow.",
    ),
    "again.people": (
        "Je n'ai reconnu aucun collègue.",
        "I recognised no colleague.",
    ),
    "again.people.unknown": (
        "Je ne connais personne qui s'appelle « {name} » ici.",
        "I know nobody called “{name}” here.",
    ),
    "again.people.several": (
        "Plusieurs collègues s'appellent « {name} » : dites le nom complet.",
        "Several colleagues are called “{name}”: say the whole name.",
    ),
    "again.level": (
        "Je n'ai pas compris : observer, toujours demander, ou envoyer seul ?",
        "I did not understand: observe, always ask, or send on my own?",
    ),
    "again.review": (
        "Je ne sais pas lire « {words} » comme une date.",
        "I cannot read “{words}” as a date.",
    ),
    "again.review.range": (
        "Il faut une date à venir, d'ici un an.",
        "It has to be a day to come, within a year.",
    ),
    "again.confirm": (
        "Je n'ai pas compris si c'est oui. Dites « oui », ou ce qu'il faut revoir.",
        "I did not understand whether that is a yes. Say “yes”, or what to look at again.",
    ),
    # --- buttons
    "offer.all": ("Les quatre", "All four"),
    "offer.count": ("Environ {count}", "About {count}"),
    "offer.unknown": ("Je ne sais pas", "I don't know"),
    "offer.unmeasured": ("Je ne sais pas", "I don't know"),
    "offer.minutes": ("{minutes} minutes", "{minutes} minutes"),
    "offer.no_rules": ("Pas de règle pour l'instant", "No rule for now"),
    "offer.no_more": ("C'est tout", "That is all"),
    "offer.me": ("Moi seulement", "Only me"),
    "offer.everybody": ("Toute l'équipe", "The whole team"),
    "offer.yes": ("C'est bon, on commence", "Yes, let us begin"),
    "offer.change.work": ("Revoir le travail", "Change the work"),
    "offer.change.minutes": ("Revoir les minutes", "Change the minutes"),
    "offer.change.rules": ("Revoir les règles", "Change the rules"),
    "offer.change.pilot": ("Revoir le pilote", "Change the pilot"),
    "offer.change.review": ("Changer la date", "Change the date"),
    "level.observe": ("Observer seulement", "Only observe"),
    "level.propose": ("Toujours demander", "Always ask"),
    "level.act": ("Envoyer seul", "Send on my own"),
    # --- the card
    "column.work": ("Travail", "Work"),
    "column.week": ("Par semaine", "A week"),
    "column.one": ("Chacun", "Each"),
    "column.total": ("Total", "In all"),
    "unknown": ("à mesurer", "to be measured"),
    "summary.total": ("Soit {time} par semaine, faits à la main.", "That is {time} a week, done by hand."),
    "summary.decision": (
        "Une décision de votre part : {minutes}, retranchées du temps gagné.",
        "One decision of yours: {minutes}, taken off the time saved.",
    ),
    "summary.later": (
        "Noté pour plus tard, je ne sais pas encore le faire : {what}.",
        "Noted for later, I cannot do it yet: {what}.",
    ),
    "summary.other": (
        "Noté aussi, mais ce n'est pas un travail que je fais : {what}.",
        "Noted too, but no work that I do: {what}.",
    ),
    "summary.rules": ("Vos règles, chacune à relire dans son fil", "Your rules, each to be read back in its own "
    "thread"),
    "label.pilot": ("Pilote", "Pilot"),
    "label.people": ("Avec", "With"),
    "label.level": ("Autonomie", "Autonomy"),
    "label.review": ("Revue", "Review"),
    "rule.thread": ("Une règle dite à la mise en place :", "A rule told while setting up:"),
    **ENDINGS,
}  # fmt: skip

KINDS: dict[str, tuple[str, str]] = {
    "quote.label": ("Devis", "Quotes"),
    "quote.one": ("un devis", "a quote"),
    "quote.many": ("devis", "quotes"),
    "quote.doing": ("les devis", "quotes"),
    "reminder.label": ("Relances de factures", "Payment reminders"),
    "reminder.one": ("une relance", "a reminder"),
    "reminder.many": ("relances", "reminders"),
    "reminder.doing": ("les relances", "reminders"),
    "quote_followup.label": ("Relances de devis", "Quote follow-ups"),
    "quote_followup.one": ("une relance de devis", "a quote follow-up"),
    "quote_followup.many": ("relances de devis", "quote follow-ups"),
    "quote_followup.doing": ("les relances de devis", "quote follow-ups"),
    "lead.label": ("Prospects", "Leads"),
    "lead.one": ("un prospect", "a lead"),
    "lead.many": ("prospects", "leads"),
    "lead.doing": ("les prospects", "leads"),
    "enquiry.label": ("Questions de clients", "Customers' questions"),
    "enquiry.one": ("une question de client", "a customer's question"),
    "enquiry.many": ("questions de clients", "customers' questions"),
    "enquiry.doing": ("les questions de clients", "customers' questions"),
    "invoice.label": ("Factures de fournisseurs", "Suppliers' invoices"),
    "invoice.one": ("une facture de fournisseur", "a supplier's invoice"),
    "invoice.many": ("factures de fournisseurs", "suppliers' invoices"),
    "invoice.doing": ("les factures de fournisseurs", "suppliers' invoices"),
    "decision.label": ("Décisions", "Decisions"),
    "decision.one": ("une décision", "a decision"),
    "decision.many": ("décisions", "decisions"),
    "decision.doing": ("les décisions", "decisions"),
}
"""Kinds of work: on a button, one, several, and after "pour"."""

TIMES: dict[str, tuple[str, str]] = {
    "minute": ("{minutes} minute", "{minutes} minute"),
    "minutes": ("{minutes} minutes", "{minutes} minutes"),
    "hours": ("{hours} h", "{hours} h"),
    "hours.minutes": ("{hours} h {minutes}", "{hours} h {minutes}"),
}


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French when the language is neither)."""
    return _in(language, _SENTENCES[key]).format(**values)


def both(key: str, **values: object) -> dict[str, str]:
    return {language: tell(language, key, **values) for language in ("fr", "en")}


def label(kind: str, language: str) -> str:
    return _kind(kind, "label", language)


def kind_name(kind: str, count: int, language: str) -> str:
    """ "un devis" for one, "devis" for several."""
    return _kind(kind, "one" if count == 1 else "many", language)


def doing(kind: str, language: str) -> str:
    return _kind(kind, "doing", language)


def minutes_words(minutes: str, language: str) -> str:
    value = Decimal(minutes)
    shown = format_decimal(value, locale="en_GB" if language == "en" else "fr_FR")
    # French counts as one what is below two.
    one = value == 1 if language == "en" else value < 2
    return _in(language, TIMES["minute" if one else "minutes"]).format(minutes=shown)


def amount_of_time(minutes: Decimal, language: str) -> str:
    """ "45 minutes", "12 h 30"."""
    whole = int(minutes.quantize(Decimal(1), ROUND_HALF_UP))
    if whole < 60:
        return minutes_words(str(whole), language)
    hours, rest = divmod(whole, 60)
    key = "hours.minutes" if rest else "hours"
    return _in(language, TIMES[key]).format(hours=hours, minutes=f"{rest:02d}")


def baseline_words(kind: str, minutes: str, language: str) -> str:
    return tell(language, "baseline", one=kind_name(kind, 1, language), minutes=minutes_words(minutes, language))


def typeset(text: str) -> str:
    """French spaces: narrow no-break before ; ! ? and %, no-break before a colon, inside guillemets and before "
    "units."""
    text = re.sub(r" ([;!?%])", "\u202f\\1", text)
    text = text.replace(" :", "\u00a0:").replace("« ", "«\u00a0").replace(" »", "\u00a0»")
    return re.sub(r"(?<=\d) (?=000\b)", "\u202f", text).replace(" €", "\u00a0€").replace("} h", "}\u00a0h")


def _kind(kind: str, form: str, language: str) -> str:
    known = KINDS.get(f"{kind}.{form}")
    return _in(language, known) if known else kind.replace("_", " ")


def _in(language: str, pair: tuple[str, str]) -> str:
    return pair[1] if language == "en" else typeset(pair[0])
