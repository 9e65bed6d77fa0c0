"""What is said when somebody is forgotten, in French and in English."""

from __future__ import annotations

from bot.typography import typeset

TEXTS: dict[str, tuple[str, str]] = {
    "blank": ("Effacé à la demande de la personne.", "Erased at the person's request."),
    "blank.old": ("Effacé : le délai de conservation est passé.", "Erased: it was kept as long as it may be."),
    "name": ("[effacé]", "[erased]"),
    "head.dry": ("Ce qui serait effacé de {address} :", "What would be erased of {address}:"),
    "head.done": ("Effacé de {address} :", "Erased of {address}:"),
    "nothing": ("Rien n'est gardé de {address}.", "Nothing is kept of {address}."),
    "leads": ("- prospects, avec leurs notes : {count}", "- leads, with their notes: {count}"),
    "cases": (
        "- dossiers vidés (messages, fichiers, envois) : {count}",
        "- cases emptied (messages, files, mails): {count}",
    ),
    "mails": ("- mails reçus : {count}", "- mails received: {count}"),
    "ledger": (
        "- lignes du registre, pour leur part privée : {count}",
        "- ledger rows, for their private part: {count}",
    ),
    "elsewhere": ("- autres endroits où figurait le nom : {count}", "- other places that named them: {count}"),
    "kept": ("Gardé :", "Kept:"),
    "kept.digest": (
        "- une empreinte de l'adresse, pour ne plus jamais lui écrire ;",
        "- a digest of the address, so that nobody writes to it again;",
    ),
    "kept.ledger": (
        "- qui a décidé quoi et quand, dans le registre, sans rien de la personne ;",
        "- who decided what and when, in the ledger, with nothing of the person;",
    ),
    "kept.customer": (
        "- la fiche client {customer}, ses devis, factures et relances : documents comptables, à garder dix ans "
        "(art. L123-22 du code de commerce) ;",
        "- the customer record {customer}, its quotes, invoices and reminders: accounting documents, to be kept ten "
        "years (art. L123-22 of the French commercial code);",
    ),
    "kept.sealed": (
        "- {count} lignes scellées du registre où l'adresse figure : elles ne peuvent pas être changées ;",
        "- {count} sealed ledger rows that hold the address: they cannot be changed;",
    ),
    "kept.mailbox": (
        "- les mails de votre propre messagerie et vos sauvegardes : effacez-les vous-même.",
        "- the mails of your own mailbox and your backups: erase them yourself.",
    ),
    "confirm": ("Pour le faire : commis forget {address} --yes", "To do it: commis forget {address} --yes"),
    "not_wiped": (
        "La base servait à d'autres : relancez la même commande pour que plus rien ne soit lisible dans ses fichiers.",
        "Others were using the database: run the same command again so that nothing can be read in its files.",
    ),
    "bad_address": ("« {text} » n'est pas une adresse mail.", "“{text}” is not an e-mail address."),
}  # fmt: skip


def tell(name: str, language: str, **values: object) -> str:
    """The sentence in that language (French when the language is neither)."""
    french, english = TEXTS[name]
    return (english if language == "en" else typeset(french)).format(**values)
