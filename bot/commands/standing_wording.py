"""What `commis standing` prints, in French and in English."""

from __future__ import annotations

from bot.typography import typeset
from graphs.standing import StandingKind

KINDS: dict[StandingKind, tuple[str, str]] = {
    "dispute": ("litige", "dispute"),
    "promise": ("promesse de paiement", "promise to pay"),
    "final_notice": ("mise en demeure", "final notice"),
    "objection": ("opposition aux messages", "objection to messages"),
    "complaint": ("réclamation", "complaint"),
}

WORDS: dict[str, StandingKind] = {
    "litige": "dispute", "contestation": "dispute", "promesse": "promise", "mise-en-demeure": "final_notice",
    "final-notice": "final_notice", "opposition": "objection", "reclamation": "complaint", "plainte": "complaint",
}  # fmt: skip
"""What else people write for them, folded."""

SENTENCES: dict[str, tuple[str, str]] = {
    "line": ("{who} : {kind}, depuis le {since}{until}{note}.", "{who}: {kind}, since {since}{until}{note}."),
    "until": (", jusqu'au {day}", ", until {day}"),
    "note": (" — {text}", " — {text}"),
    "none": ("Rien ne court pour {who}.", "Nothing runs for {who}."),
    "none.all": ("Rien ne court pour aucun client.", "Nothing runs for any customer."),
    "noted": ("Noté. {line}", "Noted. {line}"),
    "ended": ("Terminé pour {who} : {kind}.", "Ended for {who}: {kind}."),
    "not_running": (
        "Aucune mention « {kind} » n'est notée pour {who} : il n'y a rien à terminer.",
        "No “{kind}” is noted for {who}: there is nothing to end.",
    ),
    "books_dispute": (
        "Le litige de {who} vient des livres (factures {numbers}) : il se termine dans les livres.",
        "The dispute of {who} comes from the books (invoices {numbers}): it ends in the books.",
    ),
    "unknown": (
        "Aucun client ne s'appelle « {text} ». Proches : {names}.",
        "No customer is called “{text}”. Close ones: {names}.",
    ),
    "unknown.nobody": (
        "Aucun client ne s'appelle « {text} », et aucun nom ne lui ressemble.",
        "No customer is called “{text}”, and no name resembles it.",
    ),
    "which": (
        "« {text} » peut désigner plusieurs clients : {names}. Donnez le nom complet ou l'identifiant.",
        "“{text}” may mean several customers: {names}. Give the full name or the id.",
    ),
    "bad_kind": (
        "« {text} » n'est pas prévu ici. Il y a : {kinds}.",
        "“{text}” is not known here. There are: {kinds}.",
    ),
    "bad_date": (
        "« {text} » n'est pas une date : 2026-12-31 ou 31/12/2026.",
        "“{text}” is not a date: 2026-12-31 or 31/12/2026.",
    ),
    "past_date": ("Le {day} est déjà passé.", "{day} is past already."),
    "need_kind": (
        "Dites de quoi il s'agit : {kinds}.",
        "Say what it is about: {kinds}.",
    ),
    "need_customer": ("Dites de quel client il s'agit.", "Say which customer it is about."),
    "end_until": ("--end et --until ne vont pas ensemble.", "--end and --until do not go together."),
}  # fmt: skip


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French when the language is neither)."""
    french, english = SENTENCES[key]
    return (english if language == "en" else typeset(french)).format(**values)


def kind_name(kind: StandingKind, language: str) -> str:
    french, english = KINDS[kind]
    return english if language == "en" else french
