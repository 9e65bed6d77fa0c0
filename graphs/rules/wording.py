"""How rules are put in words, in French and in English: the facts, their values, what joins them, what follows.

These words are read again by the grammar of rules: what is written here means the same there.
"""

from __future__ import annotations

from typing import Literal

from graphs.rules.condition import Op
from graphs.rules.consequence import ForbiddenAct

Pair = tuple[str, str]
"""French, English."""

NOUNS: dict[str, Pair] = {
    "customer": ("le client", "the customer"),
    "customer_segment": ("le client", "the customer"),
    "customer_years": ("l'ancienneté du client", "the customer's tenure"),
    "customer_language": ("la langue du client", "the customer's language"),
    "customer_overdue": ("le montant en retard du client", "the customer's overdue amount"),
    "customer_overdue_days": ("le retard du client", "the customer's delay"),
    "customer_open": ("l'encours du client", "the customer's open amount"),
    "order_total": ("la commande", "the order"),
    "order_total_incl_vat": ("le montant TTC de la commande", "the order total including VAT"),
    "order_quantity": ("la quantité totale de la commande", "the total quantity of the order"),
    "order_lines": ("le nombre de lignes de la commande", "the number of lines of the order"),
    "order_discount": ("la remise", "the discount"),
    "line_product": ("le produit", "the product"),
    "line_quantity": ("la quantité de la ligne", "the line quantity"),
    "line_unit_price": ("le prix unitaire de la ligne", "the unit price of the line"),
    "line_total": ("le montant de la ligne", "the line total"),
    "invoice_amount": ("le montant de la facture", "the invoice amount"),
    "invoice_days_overdue": ("le retard de la facture", "the invoice's delay"),
    "invoice_level": ("le niveau de relance", "the reminder level"),
    "lead_employees": ("l'effectif du prospect", "the lead's headcount"),
    "lead_budget": ("le budget du prospect", "the lead's budget"),
    "lead_score": ("le score du prospect", "the lead's score"),
    "lead_sector": ("le secteur du prospect", "the lead's sector"),
    "lead_region": ("la région du prospect", "the lead's region"),
    "lead_source": ("la source du prospect", "the lead's source"),
    "bill_total": ("le montant de la facture fournisseur", "the supplier invoice amount"),
    "bill_supplier": ("le fournisseur", "the supplier"),
    "weekday": ("le jour", "the day"),
    "month": ("le mois", "the month"),
}
"""What a comparison speaks of; flags have `FLAGS` instead."""

FEMININE = frozenset({"order_total", "order_quantity", "order_discount", "line_quantity", "customer_years"})

OPERATORS: dict[Op, Pair] = {
    ">": ("dépasse", "exceeds"),
    ">=": ("atteint", "reaches"),
    "<": ("est inférieur à", "is below"),
    "<=": ("ne dépasse pas", "does not exceed"),
    "==": ("est égal à", "is equal to"),
    "in": ("est égal à", "is equal to"),
    "!=": ("est différent de", "is different from"),
    "not in": ("est différent de", "is different from"),
}
BETWEEN: Pair = ("est compris entre {low} et {high}", "is between {low} and {high}")
AGREED = {
    "inférieur ": "inférieure ",
    "égal ": "égale ",
    "différent ": "différente ",
    "compris ": "comprise ",
}
"""How French says these of a feminine noun ("la remise est inférieure à 5 %")."""
IS: Pair = ("est", "is")
IS_NOT: Pair = ("n'est pas", "is not")

FLAGS: dict[str, tuple[Pair, Pair]] = {
    "customer_new": (
        ("le client est nouveau", "the customer is new"),
        ("le client n'est pas nouveau", "the customer is not new")),
    "customer_disputed": (
        ("le client a un litige en cours", "the customer has an open dispute"),
        ("le client n'a pas de litige en cours", "the customer has no open dispute")),
    "customer_promised": (
        ("le client a une promesse de paiement en cours", "the customer has a promise to pay running"),
        ("le client n'a pas de promesse de paiement en cours", "the customer has no promise to pay running")),
    "customer_final_notice": (
        ("le client est en mise en demeure", "the customer is in final notice"),
        ("le client n'est pas en mise en demeure", "the customer is not in final notice")),
    "lead_has_phone": (
        ("le prospect a un téléphone", "the lead has a phone number"),
        ("le prospect n'a pas de téléphone", "the lead has no phone number")),
    "lead_has_email": (
        ("le prospect a une adresse e-mail", "the lead has an e-mail address"),
        ("le prospect n'a pas d'adresse e-mail", "the lead has no e-mail address")),
    "lead_known": (
        ("le prospect est déjà client", "the lead is already a customer"),
        ("le prospect n'est pas déjà client", "the lead is not already a customer")),
    "bill_known_supplier": (
        ("le fournisseur est connu", "the supplier is known"),
        ("le fournisseur n'est pas connu", "the supplier is not known")),
}  # fmt: skip
"""When true, when false."""

OPTIONS: dict[str, Pair] = {
    "standard": ("standard", "standard"), "loyal": ("fidèle", "loyal"), "vip": ("VIP", "VIP"),
    "hot": ("chaud", "hot"), "warm": ("tiède", "warm"), "cold": ("froid", "cold"), "spam": ("spam", "spam"),
    "courteous": ("courtois", "courteous"), "firm": ("ferme", "firm"),
    "monday": ("lundi", "Monday"), "tuesday": ("mardi", "Tuesday"), "wednesday": ("mercredi", "Wednesday"),
    "thursday": ("jeudi", "Thursday"), "friday": ("vendredi", "Friday"), "saturday": ("samedi", "Saturday"),
    "sunday": ("dimanche", "Sunday"),
    "january": ("janvier", "January"), "february": ("février", "February"), "march": ("mars", "March"),
    "april": ("avril", "April"), "may": ("mai", "May"), "june": ("juin", "June"), "july": ("juillet", "July"),
    "august": ("août", "August"), "september": ("septembre", "September"), "october": ("octobre", "October"),
    "november": ("novembre", "November"), "december": ("décembre", "December"),
    "fr": ("le français", "French"), "en": ("l'anglais", "English"),
}  # fmt: skip
"""Options of facts, labels of classes and tones."""

UNITS: dict[str, tuple[Pair, Pair]] = {
    "days": (("{n} jour", "{n} day"), ("{n} jours", "{n} days")),
    "customer_years": (("{n} an", "{n} year"), ("{n} ans", "{n} years")),
    "lead_employees": (("{n} salarié", "{n} employee"), ("{n} salariés", "{n} employees")),
}
"""By fact or by its kind: for one, for several."""

JOINS: dict[Literal["and", "or", "and_if", "or_if"], Pair] = {
    "and": (" et ", " and "),
    "or": (" ou ", " or "),
    "and_if": (" et que ", " and "),
    "or_if": (" ou que ", " or "),
}

FRAMES: dict[Literal["if", "always", "never"], Pair] = {
    "if": ("Si {when}, alors {then}{dates}.", "If {when}, then {then}{dates}."),
    "always": ("Dans tous les cas, {then}{dates}.", "In all cases, {then}{dates}."),
    "never": ("En aucun cas ceci n'a lieu : {then}{dates}.", "In no case does this happen: {then}{dates}."),
}

DATES: dict[Literal["since", "until", "both"], Pair] = {
    "since": (", à partir du {since}", ", from {since}"),
    "until": (", jusqu'au {until}", ", until {until}"),
    "both": (", du {since} au {until}", ", from {since} to {until}"),
}

ALWAYS: Pair = ("dans tous les cas", "in all cases")
NEVER: Pair = ("jamais", "never")

CONSEQUENCES: dict[str, Pair] = {
    "discount": ("une remise de {percent} est accordée sur toute la commande",
        "a discount of {percent} is granted on the whole order"),
    "discount.lines": ("une remise de {percent} est accordée sur ces lignes",
        "a discount of {percent} is granted on these lines"),
    "approval": ("l'accord {of} est nécessaire", "the approval {of} is needed"),
    "classify.customer": ("le client est classé {label}", "the customer is classified as {label}"),
    "classify.lead": ("le prospect est classé {label}", "the lead is classified as {label}"),
    "postpone": ("aucune relance n'est envoyée avant {days} de retard", "no reminder is sent before {days} overdue"),
    "tone.courteous": ("seules des relances courtoises sont envoyées", "only courteous reminders are sent"),
    "tone.firm": ("aucun dernier avis ni mise en demeure n'est envoyé", "no final notice or formal notice is sent"),
    "add_line": ("ajouter {quantity} × {name}", "add {quantity} × {name}"),
    "add_line.priced": ("ajouter {quantity} × {name} à {price}", "add {quantity} × {name} at {price}"),
    "mention": ("ajouter la mention {text}", "add the mention {text}"),
    "language.fr": ("le devis est rédigé en français", "the quote is written in French"),
    "language.en": ("le devis est rédigé en anglais", "the quote is written in English"),
    "deposit": ("un acompte de {percent} est demandé", "a deposit of {percent} is asked for"),
}  # fmt: skip

FORBIDDEN: dict[ForbiddenAct, Pair] = {
    "quote": ("aucun devis n'est envoyé", "no quote is sent"),
    "discount": ("aucune remise n'est accordée", "no discount is granted"),
    "reminder": ("aucune relance n'est envoyée", "no reminder is sent"),
    "lead_mail": ("aucun e-mail n'est envoyé au prospect", "no e-mail is sent to the lead"),
    "bill": ("aucune facture fournisseur n'est saisie automatiquement", "no supplier invoice is booked automatically"),
}

OF_ROLE: dict[str, Pair] = {
    "management": ("de la direction", "of management"),
    "sales lead": ("du responsable commercial", "of the sales lead"),
}
"""By the role's English label; another role is named in quotes."""
OF_OTHER_ROLE: Pair = ("du rôle {name}", "of the role {name}")
OF_PERSON: Pair = ("de {name}", "of {name}")

ROLE_LABELS: dict[str, Pair] = {
    "management": ("direction", "management"),
    "director": ("direction", "management"),
    "sales_lead": ("responsable commercial", "sales lead"),
}

FACT_NAMES: dict[str, Pair] = {
    "customer": ("client", "customer"),
    "customer_segment": ("catégorie du client", "customer category"),
    "customer_years": ("ancienneté du client", "customer's tenure"),
    "customer_new": ("nouveau client", "new customer"),
    "customer_language": ("langue du client", "customer's language"),
    "customer_overdue": ("montant en retard du client (TTC)", "customer's overdue amount (incl. VAT)"),
    "customer_overdue_days": ("retard de paiement du client", "customer's payment delay"),
    "customer_open": ("encours du client (TTC)", "customer's open amount (incl. VAT)"),
    "customer_disputed": ("litige en cours", "open dispute"),
    "customer_promised": ("promesse de paiement en cours", "running promise to pay"),
    "customer_final_notice": ("mise en demeure du client", "customer's final notice"),
    "order_total": ("montant de la commande (HT, avant remise)", "order total (excl. VAT, before discount)"),
    "order_total_incl_vat": ("montant de la commande (TTC)", "order total (incl. VAT)"),
    "order_quantity": ("quantité totale de la commande", "total quantity of the order"),
    "order_lines": ("nombre de lignes de la commande", "number of lines of the order"),
    "order_discount": ("remise de la commande", "discount of the order"),
    "line_product": ("produit de la ligne", "product of the line"),
    "line_quantity": ("quantité de la ligne", "line quantity"),
    "line_unit_price": ("prix unitaire de la ligne (HT)", "unit price of the line (excl. VAT)"),
    "line_total": ("montant de la ligne (HT, avant remise)", "line total (excl. VAT, before discount)"),
    "invoice_amount": ("reste à payer de la facture (TTC)", "amount left to pay on the invoice (incl. VAT)"),
    "invoice_days_overdue": ("retard de la facture", "invoice's delay"),
    "invoice_level": ("niveau de relance", "reminder level"),
    "lead_employees": ("effectif du prospect", "lead's headcount"),
    "lead_budget": ("budget du prospect", "lead's budget"),
    "lead_score": ("score du prospect", "lead's score"),
    "lead_sector": ("secteur du prospect", "lead's sector"),
    "lead_region": ("région du prospect", "lead's region"),
    "lead_source": ("source du prospect", "lead's source"),
    "lead_has_phone": ("téléphone du prospect", "lead's phone number"),
    "lead_has_email": ("adresse e-mail du prospect", "lead's e-mail address"),
    "lead_known": ("prospect déjà client", "lead already a customer"),
    "bill_total": ("montant de la facture fournisseur", "supplier invoice amount"),
    "bill_supplier": ("fournisseur", "supplier"),
    "bill_known_supplier": ("fournisseur connu", "known supplier"),
    "weekday": ("jour de la semaine", "day of the week"),
    "month": ("mois", "month"),
}

WITNESS: dict[str, Pair] = {
    "order_total": ("une commande de {value}", "an order of {value}"),
    "order_total_incl_vat": ("une commande de {value} TTC", "an order of {value} incl. VAT"),
    "customer": ("pour {value}", "for {value}"),
    "customer_segment": ("client {value}", "{value} customer"),
    "customer_years": ("client depuis {value}", "customer for {value}"),
    "line": ("{quantity} × {product}", "{quantity} × {product}"),
    "line_product": ("une ligne de {value}", "a line of {value}"),
    "weekday": ("un {value}", "on a {value}"),
    "month": ("en {value}", "in {value}"),
    "other": ("{name} : {value}", "{name}: {value}"),
    "nothing": ("n'importe quel cas", "any case"),
}
"""How one fact of an example stands in a list of them."""


WITNESS_FLAGS: dict[str, tuple[Pair, Pair]] = {
    "customer_new": (("nouveau client", "new customer"), ("client connu", "existing customer")),
    "customer_disputed": (("litige en cours", "open dispute"), ("aucun litige", "no dispute")),
    "customer_promised": (
        ("promesse de paiement en cours", "promise to pay running"),
        ("aucune promesse de paiement", "no promise to pay")),
    "customer_final_notice": (
        ("client en mise en demeure", "customer in final notice"), ("aucune mise en demeure", "no final notice")),
    "lead_has_phone": (("avec téléphone", "with a phone number"), ("sans téléphone", "without phone number")),
    "lead_has_email": (("avec adresse e-mail", "with an e-mail address"), ("sans adresse e-mail", "without e-mail")),
    "lead_known": (("prospect déjà client", "lead already a customer"), ("prospect pas encore client", "new lead")),
    "bill_known_supplier": (("fournisseur connu", "known supplier"), ("fournisseur inconnu", "unknown supplier")),
}  # fmt: skip


def pick(pair: Pair, language: str) -> str:
    """French when the language is neither."""
    return pair[1] if language == "en" else pair[0]
