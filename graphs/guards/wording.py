"""Why an act must wait, in both languages."""

from __future__ import annotations

LANGUAGES = ("fr", "en")

SENTENCES: dict[str, tuple[str, str]] = {
    "complaint.quote": (
        "{name} a une réclamation en cours : une personne doit s'en occuper.",
        "{name} has a complaint running: a person must handle it.",
    ),
    "complaint.reminder": (
        "{name} a une réclamation en cours : aucune relance ne part.",
        "{name} has a complaint running: no reminder leaves.",
    ),
    "complaint.lead_mail": (
        "{name} a une réclamation en cours : aucun e-mail ne part tout seul.",
        "{name} has a complaint running: no mail leaves by itself.",
    ),
    "final_notice.discount": (
        "{name} a reçu une mise en demeure : aucune remise possible.",
        "{name} has been given final notice: no discount is possible.",
    ),
    "dispute.reminder": (
        "{name} conteste une facture : aucune relance ne part avant que ce soit réglé.",
        "{name} disputes an invoice: no reminder leaves until that is settled.",
    ),
    "promise.reminder": (
        "{name} a promis de payer : aucune relance ne part d'ici là.",
        "{name} has promised to pay: no reminder leaves until then.",
    ),
    "objection.lead_mail": (
        "{name} a demandé à ne plus recevoir d'e-mails.",
        "{name} has asked not to be written to.",
    ),
    "quote.expected": ("aucune réclamation", "no complaint"),
    "discount.expected": ("aucune remise", "no discount"),
    "reminder.expected": ("rien en cours avec ce client", "nothing running with this customer"),
    "lead_mail.expected": ("aucune opposition", "no objection"),
    "complaint.found": ("réclamation du {since}", "complaint of {since}"),
    "complaint.found.until": ("réclamation du {since} au {until}", "complaint from {since} to {until}"),
    "final_notice.found": ("mise en demeure du {since}", "final notice of {since}"),
    "final_notice.found.until": (
        "mise en demeure du {since}, jusqu'au {until}",
        "final notice of {since}, until {until}",
    ),
    "dispute.found": ("litige depuis le {since}", "dispute since {since}"),
    "dispute.found.until": ("litige du {since} au {until}", "dispute from {since} to {until}"),
    "promise.found": ("promesse du {since}", "promise of {since}"),
    "promise.found.until": ("promesse du {since} pour le {until}", "promise of {since} for {until}"),
    "objection.found": ("opposition du {since}", "objection of {since}"),
    "objection.found.until": ("opposition du {since} au {until}", "objection from {since} to {until}"),
}


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French unless it is "en"), its blanks filled."""
    french, english = SENTENCES[key]
    return (english if language == "en" else french).format(**values)
