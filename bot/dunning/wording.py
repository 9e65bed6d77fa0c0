"""What is said about a run of reminders and about promises, in French and in English."""

from __future__ import annotations

from bot.typography import typeset

SENTENCES: dict[str, tuple[str, str]] = {
    "run.going": (
        "Relances en cours, {done} sur {total} : {mails} ({amount}).",
        "Reminders under way, {done} of {total}: {mails} ({amount}).",
    ),
    "run.done": (
        "Relances terminées : {mails} ({amount}). Clients : {total}.",
        "Reminders done: {mails} ({amount}). Customers: {total}.",
    ),
    "run.sent.one": ("{count} e-mail parti", "{count} mail sent"),
    "run.sent.many": ("{count} e-mails partis", "{count} mails sent"),
    "run.asked.one": ("{count} attend une décision ({amount})", "{count} waits for a decision ({amount})"),
    "run.asked.many": ("{count} attendent une décision ({amount})", "{count} wait for a decision ({amount})"),
    "run.failed.one": ("{count} n'a pas pu partir ({amount})", "{count} could not be sent ({amount})"),
    "run.failed.many": ("{count} n'ont pas pu partir ({amount})", "{count} could not be sent ({amount})"),
    "run.alert.one": (
        "{count} relance n'a pas pu partir ({amount}) : {names}. Une fois la cause réglée, « lance les relances » "
        "reprend ce qui n'est pas parti.",
        "{count} reminder could not be sent ({amount}): {names}. Once the cause is settled, “run the reminders” takes "
        "up again what did not leave.",
    ),
    "run.alert.many": (
        "{count} relances n'ont pas pu partir ({amount}) : {names}. Une fois la cause réglée, « lance les relances » "
        "reprend ce qui n'est pas parti.",
        "{count} reminders could not be sent ({amount}): {names}. Once the cause is settled, “run the reminders” takes "
        "up again what did not leave.",
    ),
    "run.skipped.one": (
        "{count} laissé de côté : payé, changé ou arrêté entre-temps ({amount})",
        "{count} left aside: paid, changed or stopped meanwhile ({amount})",
    ),
    "run.skipped.many": (
        "{count} laissés de côté : payés, changés ou arrêtés entre-temps ({amount})",
        "{count} left aside: paid, changed or stopped meanwhile ({amount})",
    ),
    "run.stopped.one": (
        "C'est arrêté : {count} relance ne partira pas. « lance les relances » pour la reprendre.",
        "Stopped: {count} reminder will not leave. “run the reminders” to take it up again.",
    ),
    "run.stopped.many": (
        "C'est arrêté : {count} relances ne partiront pas. « lance les relances » pour les reprendre.",
        "Stopped: {count} reminders will not leave. “run the reminders” to take them up again.",
    ),
    "run.names": (" : {names}", ": {names}"),
    "run.root": ("Relances du {day}", "Reminders of {day}"),
    "run.root.late": (
        "Relances du {day}, avec du retard : j'étais à l'arrêt à l'heure prévue",
        "Reminders of {day}, late: I was not running at the planned time",
    ),
    "invoice.not_open": (
        "Rien n'est à payer sur {text} : la facture est réglée, ou n'est pas dans les livres.",
        "Nothing is to be paid on {text}: the invoice is settled, or is not in the books.",
    ),
    "customer.unclear": (
        "Je ne trouve pas de client « {text} » dans les livres. Écrivez son nom comme il y est.",
        "I cannot find a customer “{text}” in the books. Write the name as it is there.",
    ),
    "promise.kept": (
        "{name} avait promis de payer pour le {day} : c'est fait, rien ne reste dû sur ce qui était promis.",
        "{name} had promised to pay by {day}: done, nothing is left to pay of what was promised.",
    ),
    "promise.broken": (
        "{name} avait promis de payer pour le {day}, et les livres disent encore {amount} à payer. "
        "La promesse n'a pas été tenue : les relances reprennent.",
        "{name} had promised to pay by {day}, and the books still say {amount} to pay. "
        "The promise was not kept: reminders go on.",
    ),
    "promise.partly": (
        "{name} avait promis de payer {promised} pour le {day} : il en manque {amount}. Les relances reprennent.",
        "{name} had promised to pay {promised} by {day}: {amount} of it is missing. Reminders go on.",
    ),
}


def counted(language: str, key: str, count: int, **values: object) -> str:
    """The sentence for so many: French counts none as one."""
    one = count == 1 or (count == 0 and language != "en")
    return tell(language, f"{key}.{'one' if one else 'many'}", count=count, **values)


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French unless it is "en"), its blanks filled."""
    french, english = SENTENCES[key]
    return (english if language == "en" else typeset(french)).format(**values)
