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
    "hold.reminder": (
        "{name} : un collègue a demandé de ne pas relancer.",
        "{name}: a colleague asked for no reminder.",
    ),
    "absence.reminder": (
        "{name} est absent : aucune relance ne part d'ici là.",
        "{name} is away: no reminder leaves until then.",
    ),
    "insolvency.reminder": (
        "{name} est en procédure collective : aucune relance ne part, une personne s'en occupe.",
        "{name} is in insolvency proceedings: no reminder leaves, a person handles it.",
    ),
    "bounced.reminder": (
        "{name} : les e-mails à cette adresse reviennent.",
        "{name}: mail to this address comes back.",
    ),
    "complaint.quote_followup": (
        "{name} a une réclamation en cours : le devis n'est pas relancé.",
        "{name} has a complaint running: the quote is not followed up.",
    ),
    "objection.quote_followup": (
        "{name} a demandé à ne plus recevoir d'e-mails.",
        "{name} has asked not to be written to.",
    ),
    "insolvency.quote_followup": (
        "{name} est en procédure collective.",
        "{name} is in insolvency proceedings.",
    ),
    "bounced.quote_followup": (
        "{name} : les e-mails à cette adresse reviennent.",
        "{name}: mail to this address comes back.",
    ),
    "bounced.lead_mail": (
        "{name} : les e-mails à cette adresse reviennent.",
        "{name}: mail to this address comes back.",
    ),
    "objection.lead_mail": (
        "{name} a demandé à ne plus recevoir d'e-mails.",
        "{name} has asked not to be written to.",
    ),
    "complaint.enquiry": (
        "{name} a une réclamation en cours : aucune réponse ne part toute seule.",
        "{name} has a complaint running: no answer leaves by itself.",
    ),
    "objection.enquiry": (
        "{name} a demandé à ne plus recevoir d'e-mails.",
        "{name} has asked not to be written to.",
    ),
    "bounced.enquiry": (
        "{name} : les e-mails à cette adresse reviennent.",
        "{name}: mail to this address comes back.",
    ),
    "enquiry.expected": ("rien en cours avec ce client", "nothing running with this customer"),
    "quote.expected": ("aucune réclamation", "no complaint"),
    "discount.expected": ("aucune remise", "no discount"),
    "reminder.expected": ("rien en cours avec ce client", "nothing running with this customer"),
    "quote_followup.expected": ("rien en cours avec ce client", "nothing running with this customer"),
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
    "hold.found": ("suspension depuis le {since}", "held since {since}"),
    "hold.found.until": ("suspension jusqu'au {until}", "held until {until}"),
    "absence.found": ("absence depuis le {since}", "away since {since}"),
    "absence.found.until": ("absence jusqu'au {until}", "away until {until}"),
    "insolvency.found": ("procédure signalée le {since}", "proceedings reported on {since}"),
    "insolvency.found.until": (
        "procédure signalée le {since}, jusqu'au {until}",
        "proceedings reported on {since}, until {until}",
    ),
    "bounced.found": ("retour du {since}", "came back on {since}"),
    "bounced.found.until": ("retour du {since}, jusqu'au {until}", "came back on {since}, until {until}"),
    "objection.found.until": ("opposition du {since} au {until}", "objection from {since} to {until}"),
}


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French unless it is "en"), its blanks filled."""
    french, english = SENTENCES[key]
    return (english if language == "en" else french).format(**values)
