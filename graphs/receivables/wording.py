"""Every sentence of the figures on what is owed, in French and in English. Templates only: what fills them is data."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

SENTENCES: dict[str, tuple[str, str]] = {
    # --- who owes us
    "owes.title": ("Qui nous doit de l'argent", "Who owes us money"),
    "owes.nobody": ("Personne ne nous doit rien : toutes les factures sont réglées.",
        "Nobody owes us anything: all invoices are settled."),
    "owes.only_credits": ("Personne ne nous doit rien ; c'est nous qui devons.",
        "Nobody owes us anything; it is we who owe."),
    "owes.on_time": ("Rien n'est en retard. Pas encore échu : {not_due} ({customers}).",
        "Nothing is overdue. Not due yet: {not_due} ({customers})."),
    "owes.late": ("On nous doit {due}, dont {overdue} en retard ({late}).",
        "We are owed {due}, of which {overdue} is overdue ({late})."),
    "owes.first": ("Les plus gros retards : {names}.", "The largest overdue amounts: {names}."),
    "owes.credits": ("Avoirs et trop-perçus à déduire : {amount}.", "Credits and overpayments to deduct: {amount}."),
    "and_more_one": ("et 1 autre, {amount}.", "and 1 more, {amount}."),
    "and_more_many": ("et {count} autres, {amount}.", "and {count} more, {amount}."),
    # --- one customer's account
    "account.unknown": ("Je ne trouve plus ce client dans les livres.", "I no longer find this customer in the books."),
    "account.nothing": ("{customer} ne nous doit rien.", "{customer} owes us nothing."),
    "account.credit": ("{customer} ne nous doit rien ; nous lui devons {amount}.",
        "{customer} owes us nothing; we owe them {amount}."),
    "account.on_time": ("{customer} nous doit {due}, rien n'est en retard.",
        "{customer} owes us {due}, nothing is overdue."),
    "account.late": ("{customer} nous doit {due}, dont {overdue} en retard depuis le {day} ({days}).",
        "{customer} owes us {due}, of which {overdue} is overdue, since {day} ({days})."),
    "account.all_late": ("{customer} nous doit {due}, tout est en retard, depuis le {day} ({days}).",
        "{customer} owes us {due}, all of it overdue, since {day} ({days})."),
    # --- aged balance
    "aged.title": ("Balance âgée au {day}", "Aged balance on {day}"),
    "aged.said": ("Balance âgée au {day} : {total}, dont {overdue} en retard.",
        "Aged balance on {day}: {total}, of which {overdue} is overdue."),
    "aged.share": ("{share} de ce qui est dû est en retard.", "{share} of what is due is overdue."),
    "aged.alt": ("Balance âgée : {bars}.", "Aged balance: {bars}."),
    "bucket.not_due": ("Non échu", "Not due"),
    "bucket.0-30": ("1 à 30 jours", "1 to 30 days"),
    "bucket.31-60": ("31 à 60 jours", "31 to 60 days"),
    "bucket.61-90": ("61 à 90 jours", "61 to 90 days"),
    "bucket.90+": ("Plus de 90 jours", "Over 90 days"),
    "column.not_due": ("Non échu", "Not due"),
    "column.0-30": ("1–30 j", "1–30 d"),
    "column.31-60": ("31–60 j", "31–60 d"),
    "column.61-90": ("61–90 j", "61–90 d"),
    "column.90+": ("> 90 j", "> 90 d"),
    # --- DSO
    "dso.said": ("DSO : {days}, soit {receivables} dus pour {sales} facturés en {period} jours, TTC.",
        "DSO: {days}, that is {receivables} owed for {sales} invoiced in {period} days, including VAT."),
    "dso.none": ("Rien n'a été facturé en {period} jours : le DSO ne se calcule pas. {receivables} restent dus.",
        "Nothing was invoiced in {period} days: there is no DSO to compute. {receivables} is still owed."),
    "dso.how": ("Délai moyen de paiement : créances / ventes à crédit × jours.",
        "Days sales outstanding: receivables / credit sales × days."),
    # --- what reminders brought back
    "recovered.none": ("Aucune relance n'est partie depuis un an.", "No reminder was sent in the last year."),
    "recovered.said": ("{paid} payés à la suite de {mails}.", "{paid} paid after {mails}."),
    "recovered.title": ("Payé après chaque niveau de relance", "Paid after each level of reminder"),
    "recovered.how": (
        "Sur un an. Un paiement compte une fois, pour la dernière relance avant lui, s'il vient dans les {days} jours. "
        "La part ne compte pas ce qui peut encore venir.",
        "Over a year. A payment counts once, for the last reminder before it, when it comes within {days} days. The "
        "share leaves out what may still come."),
    "level.0": ("0 – avant échéance", "0 – before the due date"),
    "level.1": ("1 – courtoise", "1 – courteous"),
    "level.2": ("2 – ferme", "2 – firm"),
    "level.3": ("3 – dernier rappel", "3 – last notice"),
    "level.4": ("4 – mise en demeure", "4 – formal notice"),
    "level.said": ("niveau {level}, {day}", "level {level}, {day}"),
    # --- promises
    "promises.none": ("Aucune promesse de paiement depuis un an.", "No promise to pay in the last year."),
    "promises.said": ("Promesses de paiement : {counts}.", "Promises to pay: {counts}."),
    "promises.rate": ("{rate} des promesses échues sont tenues.", "{rate} of the promises that came due were kept."),
    "promises.all": ("tout ce qui est dû", "all that is due"),
    "kept_one": ("{count} tenue", "{count} kept"),
    "kept_many": ("{count} tenues", "{count} kept"),
    "broken_one": ("{count} non tenue", "{count} broken"),
    "broken_many": ("{count} non tenues", "{count} broken"),
    "open_one": ("{count} en cours", "{count} running"),
    "open_many": ("{count} en cours", "{count} running"),
    # --- disputes
    "disputes.none": ("Aucun litige ouvert.", "No dispute is open."),
    "disputes.said": ("{disputes}, {amount} en suspens.", "{disputes}, {amount} held up."),
    "disputes.all": ("toutes", "all"),
    "dispute_one": ("{count} litige ouvert", "{count} open dispute"),
    "dispute_many": ("{count} litiges ouverts", "{count} open disputes"),
    # --- what runs with a customer
    "runs.dispute": ("litige", "dispute"),
    "runs.promise": ("promesse de payer", "promise to pay"),
    "runs.promise.day": ("paiement promis le {day}", "payment promised on {day}"),
    "runs.final_notice": ("mise en demeure envoyée", "formal notice sent"),
    "runs.objection": ("ne pas écrire", "not to be written to"),
    "runs.complaint": ("réclamation", "complaint"),
    "runs.hold": ("relances suspendues", "reminders held"),
    "runs.absence": ("absence", "away"),
    "runs.insolvency": ("procédure collective", "insolvency"),
    "runs.bounced": ("adresse e-mail en échec", "mail address fails"),
    "runs.until": ("{what} jusqu'au {day}", "{what} until {day}"),
    "runs.books": ("facture en litige", "disputed invoice"),
    # --- columns, labels, marks
    "customer": ("Client", "Customer"),
    "overdue": ("En retard", "Overdue"),
    "not_due": ("À échoir", "Not due"),
    "oldest": ("Depuis", "Since"),
    "last": ("Dernière relance", "Last reminder"),
    "runs": ("En cours", "Running"),
    "invoice": ("Facture", "Invoice"),
    "due_on": ("Échéance", "Due"),
    "delay": ("Retard", "Late"),
    "balance": ("Reste dû", "Balance"),
    "remark": ("Remarque", "Remark"),
    "credits": ("Avoirs", "Credits"),
    "total": ("Total", "Total"),
    "level": ("Niveau", "Level"),
    "mails": ("Relances", "Reminders"),
    "asked": ("Demandé", "Asked"),
    "paid": ("Payé ensuite", "Paid after"),
    "waiting": ("Encore attendu", "Still expected"),
    "share": ("Part", "Share"),
    "amount": ("Montant", "Amount"),
    "promised_for": ("Pour le", "For"),
    "made_on": ("Dite le", "Made on"),
    "invoices": ("Factures", "Invoices"),
    "note": ("Note", "Note"),
    "disputed": ("en litige", "disputed"),
    "credit_note": ("avoir", "credit note"),
    "overpaid": ("trop-perçu", "overpaid"),
    "partly": ("{paid} déjà payés", "{paid} already paid"),
    "customers_one": ("{count} client", "{count} customer"),
    "customers_many": ("{count} clients", "{count} customers"),
    "others_one": ("{count} autre", "{count} other"),
    "others_many": ("{count} autres", "{count} others"),
    "days_one": ("{count}\u00a0jour", "{count}\u00a0day"),
    "days_many": ("{count}\u00a0jours", "{count}\u00a0days"),
    "mail_one": ("{count} relance", "{count} reminder"),
    "mail_many": ("{count} relances", "{count} reminders"),
}  # fmt: skip


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French when it is neither of the two)."""
    return _template(language, key).format(**values)


def counted(language: str, key: str, count: int | Decimal, **values: object) -> str:
    """The sentence for so many: French counts below two as one."""
    one = count == 1 if language == "en" else abs(count) < 2
    return tell(language, f"{key}_one" if one else f"{key}_many", count=number(count, language), **values)


def money(amount: Decimal, language: str) -> str:
    return format_currency(amount, "EUR", locale=_locale(language))


def number(value: int | Decimal, language: str) -> str:
    return format_decimal(value, locale=_locale(language))


def percent(value: Decimal, language: str) -> str:
    return f"{number(value, language)}%" if language == "en" else f"{number(value, language)}\u202f%"


def day(value: date, language: str, today: date) -> str:
    """Short, with its year when it is not this one."""
    return _dated(value, "MMM" if value.year == today.year else "MMM y", language)


def long_day(value: date, language: str) -> str:
    return _dated(value, "MMMM y", language)


def _dated(value: date, month: str, language: str) -> str:
    """In French the first of a month is "1er"; a day does not break from its month."""
    number_of_day = "1er" if value.day == 1 and language != "en" else str(value.day)
    return f"{number_of_day}\u00a0{format_date(value, month, locale=_locale(language))}"


def typeset(text: str) -> str:
    """French spaces: narrow no-break before ; ! ? and %, no-break before a colon and inside guillemets."""
    text = re.sub(r" ([;!?%])", "\u202f\\1", text)
    return text.replace(" :", "\u00a0:").replace("« ", "«\u00a0").replace(" »", "\u00a0»")


def _locale(language: str) -> str:
    return "en_GB" if language == "en" else "fr_FR"


@lru_cache(maxsize=512)
def _template(language: str, key: str) -> str:
    french, english = SENTENCES[key]
    return english if language == "en" else typeset(french)
