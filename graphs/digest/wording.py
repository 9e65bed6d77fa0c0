"""Every sentence of the digest, in French and in English. Templates only: what fills them is data."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from graphs.receivables.wording import money, number, typeset

HARD = "\u00a0"

SENTENCES: dict[str, tuple[str, str]] = {
    # --- the head
    "title.channel": ("Digest du {day}", "Digest of {day}"),
    "title.person": ("Votre point du {day}", "Your brief of {day}"),
    "since": ("Depuis {when}.", "Since {when}."),
    "late": ("En retard : prévu {planned}, envoyé {sent}.", "Late: planned for {planned}, sent {sent}."),
    "missed_one": ("Reprend aussi 1 envoi manqué.", "Also makes up for 1 that never came."),
    "missed_many": ("Reprend aussi {count} envois manqués.", "Also makes up for {count} that never came."),
    "silent": ("Rien à signaler depuis {when}.", "Nothing to report since {when}."),
    "silent.overdue": ("En retard de paiement : {overdue}.", "Overdue: {overdue}."),
    # --- headlines
    "waits_one": ("À traiter : 1", "Needs somebody: 1"),
    "waits_many": ("À traiter : {count}", "Needs somebody: {count}"),
    "waits.settled": (", dont {count} déjà réglées", ", {count} of them already settled"),
    "waits.settled.one": (", dont 1 déjà réglée", ", 1 of them already settled"),
    "waits.by": ("{who} : {count}", "{who}: {count}"),
    "waits.nobody": ("n'importe qui", "anybody"),
    "waits.hidden": ("dont {count} en privé ({people})", "{count} of them in private ({people})"),
    "troubles": ("Ce qui n'a pas marché : {count}", "What went wrong: {count}"),
    "exceptions": ("Exceptions : {count}", "Exceptions: {count}"),
    "done": ("Fait : {count}, dont {alone} sans demander", "Done: {count}, {alone} of them without asking"),
    "done.alone": ("Fait : {count}, sans demander", "Done: {count}, without asking"),
    "done.decided": ("Fait : {count}, après votre accord", "Done: {count}, after you agreed"),
    "done.work": ("{process} : {count}, dont {alone} sans demander", "{process}: {count}, {alone} without asking"),
    "done.work.alone": ("{process} : {count}, sans demander", "{process}: {count}, without asking"),
    "done.work.decided": ("{process} : {count}, après votre accord", "{process}: {count}, after you agreed"),
    "done.work.all": ("{process} : {count}", "{process}: {count}"),
    "done.seen": ("{amount} hors conversations privées", "{amount} private conversations left out"),
    "leads_one": ("Prospects chauds : 1", "Hot leads: 1"),
    "leads_many": ("Prospects chauds : {count}", "Hot leads: {count}"),
    "money": ("À recevoir : {due}, dont {overdue} en retard", "Owed to you: {due}, {overdue} of it overdue"),
    "money.recovered": ("{recovered} encaissés depuis", "{recovered} came in since"),
    "money.by_age": ("Par âge : {parts}", "By age: {parts}"),
    "money.late": ("En retard : {parts}", "Overdue: {parts}"),
    "money.paid": ("Encaissé : {parts}", "Came in: {parts}"),
    "money.credits": ("Avoirs à déduire : {amount}", "Credits to deduct: {amount}"),
    "today": ("Aujourd'hui : {count}", "Today: {count}"),
    "each": ("{what} : {count}", "{what}: {count}"),
    "hidden_one": ("1 dans une conversation privée", "1 in a private conversation"),
    "hidden_many": ("{count} dans des conversations privées", "{count} in private conversations"),
    "others_one": ("et 1 autre", "and 1 more"),
    "others_many": ("et {count} autres", "and {count} more"),
    "others.amount_one": ("et 1 autre, {amount}", "and 1 more, {amount}"),
    "others.amount_many": ("et {count} autres, {amount}", "and {count} more, {amount}"),
    "credits": ("Avoirs à déduire", "Credits to deduct"),
    "and": (" et ", " and "),
    "rest_one": ("… et 1 autre", "… and 1 more"),
    "rest_many": ("… et {count} autres", "… and {count} more"),
    "rest.amount_one": ("… et 1 autre, {amount}", "… and 1 more, {amount}"),
    "rest.amount_many": ("… et {count} autres, {amount}", "… and {count} more, {amount}"),
    # --- every number in one line
    "overview.waits": ("À\u00a0traiter\u00a0{count}", "Waiting\u00a0{count}"),
    "overview.troubles": ("Ennuis\u00a0{count}", "Troubles\u00a0{count}"),
    "overview.exceptions": ("Exceptions\u00a0{count}", "Exceptions\u00a0{count}"),
    "overview.done": ("Fait\u00a0{count}", "Done\u00a0{count}"),
    "overview.leads": ("Prospects\u00a0chauds\u00a0{count}", "Hot\u00a0leads\u00a0{count}"),
    "overview.overdue": ("En\u00a0retard\u00a0{amount}", "Overdue\u00a0{amount}"),
    "overview.due": ("À\u00a0recevoir\u00a0{amount}", "Owed\u00a0{amount}"),
    "overview.today": ("Aujourd'hui\u00a0{count}", "Today\u00a0{count}"),
    # --- lines
    "request": ("{what} · pour {people}", "{what} · for {people}"),
    "request.from": ("{what} · demandé par {asker} · pour {people}", "{what} · asked by {asker} · for {people}"),
    "request.ends": ("expire {when}", "expires {when}"),
    "request.asked": ("posée {when}", "asked {when}"),
    "request.agreed": ("{count} accord sur {needed} ({who})", "{count} of {needed} agreed ({who})"),
    "request.parked": ("mise de côté", "parked"),
    "request.question": ("Question : {title}", "Question: {title}"),
    "anybody": ("qui le voit", "whoever sees it"),
    "untitled": ("Demande sans titre", "Untitled request"),
    "line.alone": ("{title} · sans demander", "{title} · without asking"),
    "line.decided": ("{title} · après votre accord", "{title} · after you agreed"),
    "line.done": ("{title}", "{title}"),
    "line.case_failed": ("{title} : n'a pas abouti", "{title}: did not succeed"),
    "line.effect_failed": ("{title} : l'envoi a été abandonné", "{title}: given up, nothing left"),
    "line.effect_unknown": (
        "{title} : peut-être parti, à vérifier avant de recommencer",
        "{title}: perhaps sent, look before trying again",
    ),
    "line.returned": ("{title} : le mail est revenu", "{title}: the mail came back"),
    "line.post_failed": ("{title} : un message n'a pas pu être affiché", "{title}: a message could not be shown"),
    "line.no_approver": ("{title} : personne ne peut décider", "{title}: nobody may decide"),
    "line.source_down": (
        "{title} : pas de réponse, ces chiffres manquent",
        "{title}: no answer, so those figures are missing",
    ),
    "line.exception": ("{title} : {reason}", "{title}: {reason}"),
    "line.hot": ("{title}", "{title}"),
    "line.hot.owner": ("{title} · suivi par {who}", "{title} · seen to by {who}"),
    "line.promise": ("{title} a promis de payer", "{title} promised to pay"),
    "line.quote_ends": ("Fin de validité : {title}", "Validity ends: {title}"),
    "line.meeting": ("Rendez-vous avec {title}", "Meeting with {title}"),
    "line.expires": ("Demande qui expire : {title}", "Request that expires: {title}"),
    "line.leaves": ("Part bientôt : {title}", "Leaves soon: {title}"),
    "line.held": ("Retenu par une pause : {title}", "Held by a pause: {title}"),
    "line.timing": ("Prévu : {title}", "Planned: {title}"),
    "line.reminder": ("Rappel : {title}", "Reminder: {title}"),
    "line.amount": ("{line} · {amount}", "{line} · {amount}"),
    "line.at": ("{line} · {when}", "{line} · {when}"),
    # --- outcomes
    "outcome.approved": ("✔ Approuvé par {who} {when}", "✔ Approved by {who} {when}"),
    "outcome.edited": ("✎ Modifié par {who} {when}", "✎ Edited by {who} {when}"),
    "outcome.rejected": ("✘ Refusé par {who} {when}", "✘ Refused by {who} {when}"),
    "outcome.expired": ("✘ Expirée {when}, rien n'est parti", "✘ Expired {when}, nothing left"),
    "outcome.recalled": ("↩ Retirée par {who} {when}", "↩ Withdrawn by {who} {when}"),
    "outcome.superseded": ("↻ Remplacée {when}", "↻ Replaced {when}"),
    "outcome.handed_over": ("⇢ Passée à quelqu'un d'autre par {who} {when}", "⇢ Handed over by {who} {when}"),
    "outcome.answered": ("✔ Répondu par {who} {when}", "✔ Answered by {who} {when}"),
    "outcome.withdrawn": ("↩ Retirée {when}", "↩ Withdrawn {when}"),
    "outcome.closed": ("✔ Close {when}", "✔ Closed {when}"),
    "outcome.line": ("{outcome} · {title}", "{outcome} · {title}"),
    # --- buttons and their answers
    "button.waits": ("Ce qui attend", "What waits"),
    "button.troubles": ("Les ennuis", "Troubles"),
    "button.exceptions": ("Les exceptions", "Exceptions"),
    "button.done": ("Ce qui est fait", "What was done"),
    "button.leads": ("Les prospects", "Leads"),
    "button.money": ("L'argent", "Money"),
    "button.today": ("La journée", "The day"),
    "note.stranger": (
        "Je ne sais pas encore qui vous êtes : écrivez-moi en privé.",
        "I do not know yet who you are: write to me in private.",
    ),
    "note.unknown": ("Je ne trouve plus ce digest.", "I cannot find that digest any more."),
    "note.not_yours": ("Ce point est à quelqu'un d'autre.", "This brief is somebody else's."),
    "note.elsewhere": (
        "Cette liste ne s'ouvre que là où le digest a été envoyé.",
        "This list opens only where the digest was posted.",
    ),
    # --- hours
    "at": ("à {hour}", "at {hour}"),
    "tomorrow": ("demain à {hour}", "tomorrow at {hour}"),
    "on": ("le {day} à {hour}", "on {day} at {hour}"),
    "near": ("{day} à {hour}", "{day} at {hour}"),
    # --- pictures
    "chart.quotes": ("Devis envoyés par semaine", "Quotes sent by week"),
    "chart.running": ("{day}, en cours", "{day}, so far"),
    "chart.alt": ("{title} : {bars}.", "{title}: {bars}."),
    # --- asked for
    "told.stranger_private": (
        "Je ne montre un point personnel qu'en conversation privée : écrivez-le-moi là.",
        "I show a personal brief in a private conversation only: ask me there.",
    ),
    "told.not_here": (
        "Le digest ne vient pas dans ce canal. Une personne qui approuve peut me le demander ici ; "
        "en conversation privée, je vous montre ce qui vous concerne.",
        "The digest does not come to this channel. Somebody who approves may ask me for it here; "
        "in a private conversation, I show you what concerns you.",
    ),
}

PROCESSES: dict[str, tuple[str, str]] = {
    "quote": ("Devis", "Quotes"),
    "reminder": ("Relances", "Reminders"),
    "quote_followup": ("Relances de devis", "Quote follow-ups"),
    "lead": ("Prospects", "Leads"),
    "enquiry": ("Questions de clients", "Customers' questions"),
    "complaint": ("Réclamations", "Complaints"),
    "invoice": ("Factures fournisseurs", "Supplier invoices"),
    "rule": ("Règles", "Rules"),
    "": ("Divers", "Other"),
}

GENERIC: dict[str, tuple[str, str]] = {
    "lead": ("Un prospect", "A lead"),
    "complaint": ("Une réclamation", "A complaint"),
    "enquiry": ("La question d'un client", "A customer's question"),
    "personal_reminder": ("Un rappel personnel", "A personal reminder"),
    "quote": ("Un devis", "A quote"),
    "reminder": ("Une relance", "A reminder"),
    "": ("Sans titre", "Untitled"),
}
"""What stands for a title that is nobody else's to read."""

TITLED: dict[str, tuple[str, str]] = {
    "lead": ("Prospect {name}", "Lead {name}"),
    "complaint": ("Réclamation {name}", "Complaint {name}"),
    "enquiry": ("Demande client {name}", "Customer enquiry {name}"),
    "quote": ("Devis {name}", "Quote {name}"),
    "reminder": ("Relance {name}", "Reminder {name}"),
    "quote_followup": ("Relance du devis {name}", "Follow-up of quote {name}"),
}

SOURCES: dict[str, tuple[str, str]] = {
    "books": ("Les livres", "The books"),
    "crm": ("Les prospects", "The leads"),
    "agenda": ("Les rappels", "The reminders"),
}

TIMINGS: dict[str, tuple[str, str]] = {
    "weekly": ("rapport de la semaine", "weekly report"),
    "monthly": ("rapport du mois", "monthly report"),
    "sample": ("cas à relire", "cases to look through"),
    "review": ("bilan", "review"),
    "digest": ("digest", "digest"),
}

REASONS: dict[str, tuple[str, str]] = {
    "unknown_customer": ("client inconnu", "unknown customer"),
    "unknown_product": ("produit inconnu", "unknown product"),
    "stock": ("stock insuffisant", "not enough stock"),
    "discount_limit": ("remise au-delà de la limite", "discount above the limit"),
    "amount_limit": ("montant au-delà de la limite", "amount above the limit"),
    "customer_overdue": ("client en retard de paiement", "customer overdue"),
    "customer_dispute": ("litige en cours", "dispute under way"),
    "price_missing": ("prix absent", "no price"),
    "changed": ("changé depuis la demande", "changed since it was asked"),
    "rule_approval": ("une règle demande un accord", "a rule asks for an approval"),
    "rule_forbids": ("une règle l'interdit", "a rule forbids it"),
    "rule_unsure": ("règle incertaine", "a rule is not certain"),
    "unsure_rule": ("règle incertaine", "a rule is not certain"),
    "disputed_invoice": ("facture contestée", "disputed invoice"),
    "dispute_suspected": ("litige possible", "perhaps a dispute"),
    "very_old": ("facture très ancienne", "very old invoice"),
    "bad_address": ("adresse douteuse", "doubtful address"),
    "missing_address": ("adresse absente", "no address"),
    "open_quote": ("devis en cours", "a quote is open"),
    "vip_first_contact": ("premier contact avec un client VIP", "first contact with a VIP customer"),
    "lead_big_budget": ("gros budget", "large budget"),
    "lead_contradiction": ("informations contradictoires", "contradictory words"),
    "sender_doubt": ("expéditeur douteux", "doubtful sender"),
    "said_more": ("mail qui dit autre chose encore", "mail that says more than its request"),
    "instalments": ("paiement échelonné", "payment in instalments"),
    "complaint": ("réclamation", "complaint"),
    "graver": ("réclamation qui s'aggrave", "a complaint grows worse"),
    "": ("accord demandé à chaque fois", "asked every time"),
}


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French when it is neither of the two)."""
    return _template(language, key).format(**values)


def counted(language: str, key: str, count: int, **values: object) -> str:
    """The sentence for so many: French counts below two as one."""
    one = count == 1 if language == "en" else count < 2
    return tell(language, f"{key}_one" if one else f"{key}_many", count=number(count, language), **values)


def process_name(process: str, language: str) -> str:
    known = PROCESSES.get(process)
    return _in(language, known) if known else process.replace("_", " ").capitalize()


def reason_name(code: str, language: str) -> str:
    known = REASONS.get(code)
    return _in(language, known) if known else code.replace("_", " ")


def named(table: dict[str, tuple[str, str]], code: str, language: str) -> str:
    known = table.get(code)
    return _in(language, known) if known else code.replace("_", " ")


def euros(amount: Decimal, language: str) -> str:
    return money(amount, language)


def _in(language: str, pair: tuple[str, str]) -> str:
    return pair[1] if language == "en" else typeset(pair[0])


@lru_cache(maxsize=512)
def _template(language: str, key: str) -> str:
    return _in(language, SENTENCES[key])
