"""What makes a mail or its sender doubtful, as reasons for the gate: for every process that a mail can begin. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from graphs.ask import Reason

LANGUAGES = ("fr", "en")

SENDER_DOUBT = "sender_doubt"

SENTENCES: dict[str, tuple[str, str]] = {
    "spoofed": (
        "Ce mail ne vient pas de l'adresse qu'il porte, d'après le serveur qui l'a reçu.",
        "This mail does not come from the address it bears, says the server that received it.",
    ),
    "reply_elsewhere": (
        "Une réponse à ce mail partirait vers un autre domaine.",
        "An answer to this mail would go to another domain.",
    ),
    "lookalike": (
        "L'adresse ressemble à une adresse connue sans être la même.",
        "The address looks like a known one and is another.",
    ),
    "name_of_ours": (
        "Le mail porte le nom d'un collègue depuis une adresse du dehors.",
        "The mail bears a colleague's name from an outside address.",
    ),
    "hidden_text": ("Le mail contenait du texte caché.", "The mail held hidden text."),
    "instructions": (
        "Le texte s'adresse à un logiciel : aucune consigne n'en est suivie.",
        "The text speaks to a program: none of its orders is followed.",
    ),
}

EXPECTED = ("un expéditeur sûr", "a sender one can be sure of")

SAID_MORE = "said_more"
"""The mail says something beside its request (see `graphs.sorting.beside`)."""

MORE = (
    "Le mail dit autre chose que sa demande : lisez-le avant que la réponse parte.",
    "The mail says more than its request: read it before the answer leaves.",
)
NO_MORE = ("une demande, et rien d'autre", "a request, and nothing else")


def sender_reasons(doubts: Sequence[str]) -> list[Reason]:
    """One reason a doubt (`graphs.sorting.mail.SenderDoubt`, `SAID_MORE`); unknown codes are left out."""
    known = [SENTENCES[doubt] for doubt in dict.fromkeys(doubts) if doubt in SENTENCES]
    reasons = [Reason(SENDER_DOUBT, _both(sentence), _both(EXPECTED)) for sentence in known]
    return [*reasons, *([Reason(SAID_MORE, _both(MORE), _both(NO_MORE))] if SAID_MORE in doubts else [])]


def _both(pair: tuple[str, str]) -> dict[str, str]:
    return dict(zip(LANGUAGES, pair, strict=True))
