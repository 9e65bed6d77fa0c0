"""What the rows of the ledger say in words: codes, deeds, questions, verdicts and effects, French and English."""

from __future__ import annotations

CODES: dict[str, tuple[str, str]] = {
    "unknown_customer": ("client inconnu", "unknown customer"),
    "unknown_product": ("produit inconnu", "unknown product"),
    "stock": ("stock insuffisant", "not enough stock"),
    "discount_limit": ("remise au-delà de la limite", "discount above the limit"),
    "amount_limit": ("montant au-delà de la limite", "amount above the limit"),
    "customer_overdue": ("factures échues du client", "overdue invoices of the customer"),
    "customer_dispute": ("litige avec le client", "dispute with the customer"),
    "price_missing": ("prix manquant", "missing price"),
    "no_approver": ("personne n'a le droit de décider", "nobody may decide"),
    "rule_approval": ("une règle demande un accord", "a rule asks for an approval"),
    "rule_forbids": ("une règle l'interdit", "a rule forbids it"),
    "rule_unsure": (
        "il manque un fait pour savoir si une règle s'applique",
        "a fact is missing to tell whether a rule applies",
    ),
    "complaint": ("le client est mécontent", "the customer has complained"),
    "final_notice": ("le client est en mise en demeure", "the customer is in final notice"),
    "objection": ("la personne a demandé qu'on ne lui écrive pas", "they asked not to be written to"),
    "dispute": ("un litige est en cours", "a dispute is under way"),
    "promise": ("une promesse de paiement court", "a promise of payment runs"),
}

DEEDS: dict[str, tuple[str, str]] = {
    "asked": ("a demandé", "asked"),
    "answered": ("a répondu", "answered"),
    "judged": ("a jugé", "judged"),
    "judged act": ("peut agir sans demander", "may act without asking"),
    "judged ask": ("doit demander une approbation", "has to ask for an approval"),
    "judged refuse": ("ne peut pas le faire", "cannot do it"),
    "judged shadow": ("observe sans agir", "watches without acting"),
    "asked_info": ("a demandé une précision", "asked for information"),
    "answered_info": ("a précisé", "answered"),
    "no_approver": ("ne trouve personne qui puisse décider", "finds nobody who may decide"),
    "asked approval": ("a demandé une approbation", "asked for an approval"),
    "decided": ("a décidé", "decided"),
    "effect": ("a fait", "did"),
    "refused": ("a refusé", "refused"),
    "refused stopped": ("a arrêté", "stopped it"),
    "refused stopped by the requester": ("a arrêté, à la demande d'un collègue", "stopped, as a colleague asked"),
    "changed": ("a modifié", "changed"),
    "changed the requester changed the quote": ("a modifié le devis", "changed the quote"),
    "changed edited before approval": ("a corrigé le devis avant l'approbation", "edited the quote before approval"),
    "asked escalation": ("a demandé aussi au niveau supérieur", "asked the next level too"),
    "ignored": ("a laissé de côté", "set aside"),
    "handed_over": ("a transmis à un collègue", "handed it to a colleague"),
}
"""What a row of the ledger says was done: by kind, or by kind and what."""

QUESTIONS: dict[str, tuple[str, str]] = {
    "customer_missing": ("pour quel client", "for which customer"),
    "customer_which": ("lequel des clients", "which of the customers"),
    "customer_name": ("le nom du nouveau client", "the new customer's name"),
    "customer_email": ("l'adresse du client", "the customer's address"),
    "lines_missing": ("quels produits", "which products"),
    "product_which": ("lequel des produits", "which of the products"),
    "line_which": ("quelle ligne", "which line"),
    "quantity_missing": ("la quantité", "the quantity"),
    "quantity_absurd": ("la quantité", "the quantity"),
    "quantity_fraction": ("la quantité", "the quantity"),
    "quantity_large": ("la quantité, très grande", "the quantity, a very large one"),
    "pack_size": ("combien il y en a par conditionnement", "how many there are in a pack"),
    "discount_absurd": ("la remise", "the discount"),
    "left_over": ("ce qui restait à comprendre", "what was left to understand"),
}
"""What a question is about, by its code."""

DONE: dict[str, tuple[str, str]] = {
    "approve": ("approuvé", "approved"),
    "approved": ("approuvé", "approved"),
    "edit": ("modifié puis approuvé", "edited and approved"),
    "edited": ("modifié puis approuvé", "edited and approved"),
    "reject": ("refusé", "rejected"),
    "rejected": ("refusé", "rejected"),
    "expire": ("délai dépassé", "expired"),
    "expired": ("délai dépassé", "expired"),
    "recall": ("retiré par le demandeur", "recalled by the requester"),
    "recalled": ("retiré par le demandeur", "recalled by the requester"),
    "supersede": ("remplacé par une nouvelle demande", "replaced by a new request"),
    "superseded": ("remplacé par une nouvelle demande", "replaced by a new request"),
    "ask_info": ("demande d'information", "asked for information"),
    "hand_over": ("confié à un collègue", "handed to a colleague"),
    "snooze": ("remis à plus tard", "put off"),
    "send_now": ("envoyé sans attendre la fin du délai", "sent without waiting for the time to run out"),
    "pause": ("mis en pause", "paused"),
    "resume": ("repris", "resumed"),
}
"""The verbs and states of a decision."""

EFFECTS: dict[str, tuple[str, str]] = {
    "mail": ("mail envoyé", "mail sent"),
    "mail not": ("mail non envoyé", "mail not sent"),
    "books.record_quote": ("devis enregistré dans les livres", "quote recorded in the books"),
    "books.record_quote not": ("devis non enregistré dans les livres", "quote not recorded in the books"),
    "rules.arm": ("règle mise en vigueur", "rule put in force"),
    "rules.arm not": ("règle non mise en vigueur", "rule not put in force"),
    "rules.switch": ("règle changée", "rule changed"),
    "rules.switch not": ("règle non changée", "rule not changed"),
    "books.mark_quote_sent": ("devis marqué comme envoyé", "quote marked as sent"),
    "books.mark_quote_sent not": ("devis non marqué comme envoyé", "quote not marked as sent"),
}
