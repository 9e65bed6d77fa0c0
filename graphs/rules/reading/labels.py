"""Short names of readings, for the choices of a question, in French and in English."""

from __future__ import annotations

from graphs.rules.said import SaidConsequence

FACTS = {
    "order_total": ("le montant de la commande", "the order total"),
    "order_total_incl_vat": ("le montant TTC de la commande", "the order total including VAT"),
    "order_discount": ("la remise", "the discount"),
    "order_quantity": ("la quantité commandée", "the quantity ordered"),
    "line_quantity": ("la quantité de la ligne", "the line quantity"),
    "invoice_amount": ("le montant d'une de nos factures", "the amount of one of our invoices"),
    "bill_total": ("le montant d'une facture fournisseur", "the amount of a supplier invoice"),
    "lead_region": ("la région du prospect", "the lead's region"),
    "lead_sector": ("le secteur du prospect", "the lead's sector"),
    "lead_source": ("la source du prospect", "the lead's source"),
    "lead_budget": ("le budget du prospect", "the lead's budget"),
    "lead_employees": ("l'effectif du prospect", "the lead's headcount"),
    "lead_score": ("le score du prospect", "the lead's score"),
}
_NAMED = {
    "quote": ("ne pas envoyer de devis", "send no quote"),
    "discount": ("n'accorder aucune remise au-delà", "grant no discount beyond"),
    "reminder": ("ne pas relancer", "send no reminder"),
    "lead_mail": ("ne pas écrire au prospect", "send no e-mail to the lead"),
    "bill": ("ne pas saisir la facture", "book no supplier invoice"),
}
_TONES = {
    "courteous": ("relances courtoises seulement", "courteous reminders only"),
    "firm": ("ni dernier avis ni mise en demeure", "no final or formal notice"),
}


def fact_label(fact: str, number: str = "") -> dict[str, str]:
    french, english = FACTS.get(fact, (fact, fact))
    tail = f" ({number})" if number else ""
    return {"fr": french + tail, "en": english + tail}


def number_label(number: str, unit: str) -> dict[str, str]:
    if unit == "percent":
        return {"fr": f"{number.replace('.', ',')} %", "en": f"{number}%"}
    if unit == "money":
        return {"fr": f"{number.replace('.', ',')} €", "en": f"€{number}"}
    return {"fr": number.replace(".", ","), "en": number}


def act_label(said: SaidConsequence) -> dict[str, str]:
    percent = number_label(said.number, "percent")
    match said.kind:
        case "discount":
            return {"fr": f"remise de {percent['fr']}", "en": f"discount of {percent['en']}"}
        case "deposit":
            return {"fr": f"acompte de {percent['fr']}", "en": f"deposit of {percent['en']}"}
        case "approval":
            return {"fr": f"accord demandé : {said.name}", "en": f"approval asked: {said.name}"}
        case "forbid":
            french, english = _NAMED.get(said.name, (said.name, said.name))
            return {"fr": french, "en": english}
        case "postpone":
            return {"fr": f"relance après {said.number} jours", "en": f"reminder after {said.number} days"}
        case "tone":
            return dict(zip(("fr", "en"), _TONES.get(said.name, (said.name, said.name)), strict=True))
        case "language":
            tongue = {"fr": ("français", "French"), "en": ("anglais", "English")}.get(said.name, (said.name, said.name))
            return {"fr": f"devis en {tongue[0]}", "en": f"quote in {tongue[1]}"}
        case "mention":
            return {"fr": f"mention « {said.text} »", "en": f"mention “{said.text}”"}
        case "add_line":
            return {"fr": f"ligne {said.name}", "en": f"line {said.name}"}
        case "classify":
            return {"fr": f"classement : {said.name}", "en": f"class: {said.name}"}
