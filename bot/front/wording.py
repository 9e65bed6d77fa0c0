"""What the front page, its switches and the first greeting say, in French and in English."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from bot.typography import euros, moment, typeset
from graphs.context import Autonomy
from graphs.tax import vat_words

SENTENCES: dict[str, tuple[str, str]] = {
    # --- who looks
    "stranger": (
        "Je ne sais pas encore qui vous êtes : écrivez-moi en privé, nous ferons connaissance.",
        "I do not know yet who you are: write to me in private and we will find out.",
    ),
    "stranger.page": (
        "Dès que votre compte sera rattaché à une personne de l'entreprise, vous trouverez ici ce qui vous attend et "
        "ce que vous avez demandé.",
        "Once your account belongs to a person of the company, you will find here what waits for you and what you "
        "asked for.",
    ),
    # --- the page
    "page.summary": ("Votre page d'accueil, {name}", "Your front page, {name}"),
    "waiting.title": ("Ce qui vous attend", "What waits for you"),
    "waiting.none": ("Rien n'attend votre décision.", "Nothing waits for your decision."),
    "waiting.line": (
        "{title}{worth}, demandé par {who} {when}. À décider avant l'échéance, {deadline}.",
        "{title}{worth}, asked by {who} {when}. To be decided by the deadline, {deadline}.",
    ),
    "waiting.line.outside": (
        "{title}{worth}, reçu {when}. À décider avant l'échéance, {deadline}.",
        "{title}{worth}, received {when}. To be decided by the deadline, {deadline}.",
    ),
    "waiting.worth": (", {amount} {vat}", ", {amount} {vat}"),
    "asked.title": ("Ce que vous avez demandé", "What you asked for"),
    "asked.none": (
        "Vous n'avez rien en cours. Écrivez-moi, par exemple « {example} »",
        "You have nothing under way. Write to me, for instance “{example}”",
    ),
    "asked.none.plain": ("Vous n'avez rien en cours.", "You have nothing under way."),
    "asked.line": ("{title} : {state}.", "{title}: {state}."),
    "asked.untitled": ("Demande sans titre", "Untitled request"),
    "finished.title": ("Terminé aujourd'hui", "Finished today"),
    "more.one": ("et 1 de plus", "and 1 more"),
    "more.many": ("et {count} de plus", "and {count} more"),
    "open.decide": ("Voir la demande", "See the request"),
    "open.thread": ("Ouvrir le fil", "Open the thread"),
    # --- the switches
    "switches.title": ("Réglages", "Switches"),
    "pause.off": (
        "En marche : ce que je prépare part quand les règles le permettent.",
        "Running: what I prepare leaves when the rules allow it.",
    ),
    "pause.on": (
        "En pause{until} : {who} l'a demandé {when}. Je lis et je prépare, mais aucun mail ne part et rien n'est "
        "enregistré.",
        "Paused{until}: {who} asked for it {when}. I read and prepare, but no mail leaves and nothing is recorded.",
    ),
    "pause.on.process": (
        "{process} : en pause{until}, {who} l'a demandé {when}. Rien n'en part.",
        "{process}: paused{until}, {who} asked for it {when}. Nothing of it leaves.",
    ),
    "pause.on.held": ("{count} prêts à partir à la reprise.", "{count} ready to leave when I resume."),
    "pause.on.held.one": ("Un envoi prêt à partir à la reprise.", "One thing ready to leave when I resume."),
    "autonomy.line": ("{process} : {level}", "{process}: {level}"),
    "autonomy.who": ("Ce réglage revient à {people}.", "This setting is for {people} to change."),
    "autonomy.how": (
        "Pour le changer, écrivez « observe seulement », « ne fais plus rien sans me demander », « tu peux envoyer "
        "les devis seul » ou « envoie les devis de moins de 1 000 € sans me demander ».",
        "To change it, write “only observe”, “do nothing without asking me”, “you may send quotes on your own” or "
        "“send quotes under €1,000 without asking me”.",
    ),
    "pause.how": (
        "Pour tout suspendre, écrivez « pause », ou « pause jusqu'à lundi » ; pour un seul travail, « arrête les "
        "relances ».",
        "To hold everything back, write “pause”, or “pause until Monday”; for one kind of work, “stop the reminders”.",
    ),
    "resume.how": ("Pour reprendre, {people} peut écrire « reprends ».", "To go on, {people} may write “resume”."),
    "resume.how.process": (
        "Pour reprendre, {people} peut écrire « reprends les {process} ».",
        "To go on, {people} may write “resume the {process}”.",
    ),
    # --- buttons and their confirmations
    "button.pause": ("Mettre en pause", "Pause"),
    "button.resume": ("Reprendre", "Resume"),
    "button.pause.process": ("Suspendre : {process}", "Pause: {process}"),
    "button.resume.process": ("Reprendre : {process}", "Resume: {process}"),
    "button.unlimited": ("Envoyer seul, sans limite", "Send on my own, no limit"),
    "button.observe": ("Observer seulement", "Only observe"),
    "button.propose": ("Toujours demander", "Always ask"),
    "button.of": ("{process} : {label}", "{process}: {label}"),
    "button.act": ("Envoyer seul", "Send on my own"),
    "button.unknown": (
        "Ce bouton n'est plus reconnu : rouvrez la page d'accueil.",
        "This button is no longer known: open the front page again.",
    ),
    "confirm.resume": ("Reprendre les envois ?", "Resume sending?"),
    "confirm.resume.text": (
        "Ce qui est prêt part aussitôt, et la suite comme d'habitude.",
        "What is ready leaves at once, and what follows as usual.",
    ),
    "confirm.autonomy": ("Me laisser plus de liberté ?", "Give me a freer hand?"),
    "confirm.autonomy.text": ("{process} : {level}", "{process}: {level}"),
    "confirm.no": ("Non, laisser ainsi", "No, leave it"),
    "confirm.missing": (
        "Cela demande une confirmation, et la page a changé entre-temps : utilisez le bouton qu'elle montre maintenant.",
        "This asks for a confirmation, and the page has changed meanwhile: use the button it shows now.",
    ),
    # --- what came of a switch
    "pause.done": (
        "Je suis en pause{until} : je lis et je prépare toujours, mais aucun mail ne part et rien n'est enregistré. "
        "Pour reprendre : {people}.",
        "I am paused{until}: I still read and prepare, but no mail leaves and nothing is recorded. To resume: "
        "{people}.",
    ),
    "pause.done.process": (
        "{process} : en pause{until}. Je prépare toujours, mais rien n'en part ; le reste continue. Pour reprendre : "
        "{people}.",
        "{process}: paused{until}. I still prepare, but nothing of it leaves; the rest goes on. To resume: {people}.",
    ),
    "pause.unread": (
        "Je n'ai pas su lire jusqu'à quand (« {words} ») : la pause dure jusqu'à ce que quelqu'un reprenne.",
        "I could not read until when (“{words}”): the pause lasts until somebody resumes.",
    ),
    "pause.shorter": (
        "La pause tient déjà{until}, et l'abréger revient à qui peut approuver : {people}. Je n'ai rien changé.",
        "The pause already holds{until}, and ending it sooner is for those who may approve: {people}. I changed "
        "nothing.",
    ),
    "pause.over": (
        "La pause demandée par {who} est terminée : je reprends.",
        "The pause that {who} asked for is over: I resume.",
    ),
    "pause.over.process": (
        "{process} : la pause demandée par {who} est terminée, je reprends.",
        "{process}: the pause that {who} asked for is over, I resume.",
    ),
    "pause.already": (
        "Je suis déjà en pause{until} : {who} l'a demandé {when}.",
        "I am already paused{until}: {who} asked for it {when}.",
    ),
    "pause.already.process": (
        "{process} : déjà en pause{until}, {who} l'a demandé {when}.",
        "{process}: already paused{until}, {who} asked for it {when}.",
    ),
    "pause.refused": (
        "Votre compte ne permet pas de me mettre en pause.",
        "Your account may not pause me.",
    ),
    "resume.done.none": ("Je reprends. Rien n'attendait de partir.", "I resume. Nothing was waiting to leave."),
    "resume.done.one": (
        "Je reprends. L'envoi qui attendait part maintenant.",
        "I resume. What was waiting leaves now.",
    ),
    "resume.done.many": (
        "Je reprends. Les {count} envois qui attendaient partent maintenant.",
        "I resume. The {count} things that were waiting leave now.",
    ),
    "resume.done.process": ("{process} : je reprends.", "{process}: I resume."),
    "resume.left.none": ("Rien n'attendait de partir.", "Nothing was waiting to leave."),
    "resume.left.one": ("L'envoi qui attendait part maintenant.", "What was waiting leaves now."),
    "resume.left.many": (
        "Les {count} envois qui attendaient partent maintenant.",
        "The {count} things that were waiting leave now.",
    ),
    "resume.others": ("Reste en pause : {processes}.", "Still paused: {processes}."),
    "resume.all_paused": (
        "Mais je suis en pause pour tout : rien ne part encore.",
        "But everything is paused: nothing leaves yet.",
    ),
    "resume.already.process": ("{process} : pas en pause.", "{process}: not paused."),
    "resume.already": ("Je ne suis pas en pause.", "I am not paused."),
    "resume.refused": (
        "La reprise revient à qui peut approuver : {people}. Je reste en pause.",
        "Resuming is for those who may approve: {people}. I stay paused.",
    ),
    "autonomy.done": ("C'est réglé. {process} : {level}", "It is set. {process}: {level}"),
    "autonomy.already": (
        "C'est déjà réglé ainsi. {process} : {level}",
        "It is set like that already. {process}: {level}",
    ),
    "autonomy.refused": (
        "Ce réglage revient à {people} : je n'ai rien changé. Vous pouvez tout suspendre en écrivant « pause ».",
        "This setting is for {people} to change: I changed nothing. You may hold everything back by writing “pause”.",
    ),
    "limit.moot": (
        "Je n'ai rien changé, cette limite n'aurait pas d'effet. {process} : {level}",
        "I changed nothing, as this limit would have no effect. {process}: {level}",
    ),
    "autonomy.unknown": (
        "Ce travail n'a pas de réglage d'autonomie : je n'ai rien changé.",
        "This kind of work has no autonomy to set: I changed nothing.",
    ),
    "or": (" ou ", " or "),
    "nobody": ("personne pour l'instant", "nobody for now"),
    # --- suggestions and the first greeting
    "prompt.waiting": ("Qu'est-ce qui m'attend ?", "What is waiting for me?"),
    "prompt.help": ("Que sais-tu faire ?", "What can you do?"),
    "greet.hello": (
        "Bonjour {name}. Je suis Commis : je prépare les devis, je les fais approuver s'il le faut, et je les envoie.",
        "Hello {name}. I am Commis: I prepare quotes, have them approved when needed, and send them.",
    ),
    "greet.examples": ("Vous pouvez m'écrire, par exemple :", "You can write to me, for instance:"),
    "greet.example": ("« {example} »", "“{example}”"),
    "greet.approver": (
        "Quand une demande attend votre accord, je vous l'apporte ici.",
        "When a request needs your approval, I bring it to you here.",
    ),
    "greet.stop": (
        "Pour m'arrêter : « stop » dans un fil arrête cette demande, « pause » retient tous les envois. « aide » dit "
        "le reste.",
        "To stop me: “stop” in a thread drops that request, “pause” holds back everything that would leave. “help” "
        "tells the rest.",
    ),
    "greet.stranger": (
        "Bonjour. Je suis Commis : je prépare des devis pour l'entreprise. Je ne sais pas encore qui vous êtes : "
        "écrivez-moi un mot ici, et nous ferons connaissance.",
        "Hello. I am Commis: I prepare quotes for the company. I do not know yet who you are: write me a word here "
        "and we will find out.",
    ),
}

STATES: dict[str, tuple[str, str]] = {
    "working": ("en cours", "under way"),
    "needs_answer": ("une question attend votre réponse", "a question waits for your answer"),
    "needs_approval": ("attend un accord", "waits for an approval"),
    "scheduled": ("prêt, part bientôt", "ready, leaves soon"),
    "held": ("prêt, partira à la reprise", "ready, will leave when I resume"),
    "done": ("terminé", "done"),
    "refused": ("arrêté ou refusé, rien n'est parti", "stopped or refused, nothing left"),
    "failed": ("n'a pas abouti, voyez le fil", "did not succeed, see the thread"),
}
"""How far a case is."""

LEVELS: dict[str, tuple[str, str]] = {
    "observe": (
        "j'observe, je dis ce que j'aurais fait et rien ne part.",
        "I observe, I say what I would have done and nothing leaves.",
    ),
    "propose": (
        "je propose, et chaque envoi attend l'accord d'une personne.",
        "I propose, and nothing leaves before a person agrees.",
    ),
    "act": (
        "j'envoie seul ce qui est dans les règles, et je demande pour le reste.",
        "I send what is within the rules on my own, and ask about the rest.",
    ),
}

UP_TO = (
    "j'envoie seul ce qui est dans les règles, jusqu'à {limit} {vat} compris ; au-delà, et pour le reste, je demande.",
    "I send what is within the rules on my own, up to and including {limit} {vat}; beyond that, and about the "
    "rest, I ask.",
)
"""`act` with a limit."""

PROCESSES: dict[str, tuple[str, str]] = {
    "quote": ("Devis", "Quotes"),
    "reminder": ("Relances", "Reminders"),
    "quote_followup": ("Relances de devis", "Quote follow-ups"),
    "lead": ("Prospects", "Leads"),
    "enquiry": ("Questions des clients", "Customers' questions"),
    "invoice": ("Factures fournisseurs", "Supplier invoices"),
    "rule": ("Règles", "Rules"),
}


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French when the language is neither)."""
    return _in(language, SENTENCES[key]).format(**values)


def state_words(state: str, language: str) -> str:
    return _in(language, STATES.get(state, STATES["working"]))


def level_words(level: Autonomy, language: str, limit: Decimal | None = None, process: str = "quote") -> str:
    if level == "act" and limit is not None:
        return _in(language, UP_TO).format(limit=euros(limit, language), vat=vat_words(process, language))
    return _in(language, LEVELS[level])


def until_words(until: datetime, zone: str, language: str, now: datetime) -> str:
    """ "jusqu'à 14 h 00", "jusqu'au lundi 30 novembre à 8 h 00"."""
    when = moment(until, zone, language, now)
    first, _, rest = when.partition(" ")
    if language == "en":
        return f"until {rest}"
    return f"jusqu'au {rest}" if first == "le" else f"jusqu'à {rest}"


def process_name(process: str, language: str) -> str:
    known = PROCESSES.get(process)
    return _in(language, known) if known else process.replace("_", " ")


def more(count: int, language: str) -> str:
    return tell(language, "more.one" if count == 1 else "more.many", count=count)


def _in(language: str, pair: tuple[str, str]) -> str:
    return pair[1] if language == "en" else typeset(pair[0])
