"""Why a reminder is asked about, or may not leave, in French and in English."""

from __future__ import annotations

REASONS: dict[str, tuple[str, str]] = {
    "reason.asked.found": ("{total} à demander", "{total} to ask for"),
    "reason.said": ("« {text} »", "“{text}”"),
    "reason.vip_first_contact": (
        "Toute première relance à {name}, un client VIP.",
        "The first reminder ever sent to {name}, a VIP customer."),
    "reason.vip_first_contact.expected.any": ("l'accord d'une personne", "somebody's approval"),
    "reason.vip_first_contact.expected.above": ("{limit} au plus sans accord", "{limit} at most without approval"),
    "reason.dispute_suspected": (
        "Une réponse de {name} ressemble à une contestation : elle n'est pas encore éclaircie.",
        "A reply of {name} may be a dispute: it has not been settled yet."),
    "reason.dispute_suspected.expected": ("aucune question ouverte", "no open question"),
    "reason.dispute_suspected.found": ("une réponse à éclaircir", "a reply to settle"),
    "reason.open_quote": (
        "Ce client a des devis sans réponse : une relance peut gêner la vente.",
        "This customer has unanswered quotes: a reminder may disturb the sale."),
    "reason.open_quote.expected": ("{limit} HT au plus", "{limit} excl. VAT at most"),
    "reason.open_quote.found": ("{numbers} : {total} HT", "{numbers}: {total} excl. VAT"),
    "reason.amount_limit": (
        "Le montant dépasse ce qui est demandé sans accord.",
        "The amount is above what is asked for without approval."),
    "reason.amount_limit.expected": ("{limit} au plus", "{limit} at most"),
    "reason.level.3": ("C'est le troisième niveau de relance.", "This is the third level of reminders."),
    "reason.level.4": (
        "C'est le dernier niveau, celui de la mise en demeure.",
        "This is the last level, that of the formal notice."),
    "reason.level.expected": ("niveaux 1 et 2 sans accord", "levels 1 and 2 without approval"),
    "reason.level.found.3": ("niveau 3", "level 3"),
    "reason.level.found.4": ("niveau 4", "level 4"),
    "reason.disputed_invoice": (
        "Des factures sont contestées : elles ne sont pas réclamées dans ce message.",
        "Some invoices are disputed: this message does not ask for them."),
    "reason.disputed_invoice.expected": ("aucune facture contestée", "no disputed invoice"),
    "reason.disputed_invoice.found": ("{numbers} : {total}", "{numbers}: {total}"),
    "reason.very_old": (
        "La plus ancienne facture a plus de cinq ans : la créance est peut-être prescrite.",
        "The oldest invoice is more than five years old: the debt may be time-barred."),
    "reason.very_old.expected": ("moins de cinq ans", "less than five years"),
    "reason.very_old.found": ("{number}, échue le {day}", "{number}, due on {day}"),
    "reason.missing_address": (
        "{name} n'a pas d'adresse e-mail dans vos livres.", "{name} has no e-mail address in your books."),
    "reason.missing_address.found": ("aucune adresse", "no address"),
    "reason.bad_address": (
        "L'adresse e-mail de {name} n'est pas valable.", "The e-mail address of {name} is not valid."),
    "reason.address.expected": ("une adresse e-mail valable", "a valid e-mail address"),
    "reason.graver": (
        "La situation est devenue plus grave que ce qui avait été montré.",
        "Things have become graver than what had been shown."),
    "reason.changed": (
        "Les livres ont changé depuis que cette relance a été montrée.",
        "The books have changed since this reminder was shown."),
    "reason.graver.told": ("{level}, {total}", "{level}, {total}"),
    "reason.rule_forbids": ("Une de vos règles l'interdit : {rule}.", "One of your rules forbids it: {rule}."),
    "reason.rule_forbids.expected": ("pas de relance", "no reminder"),
    "reason.rule_forbids.found": ("relance de {name}", "reminder to {name}"),
    "reason.unsure_rule": (
        "Impossible de dire si une de vos règles s'applique : {rule}.",
        "There is no telling whether one of your rules applies: {rule}."),
    "reason.unsure_rule.expected": ("une réponse sûre", "a sure answer"),
    "reason.unsure_rule.found": ("inconnu : {facts}", "unknown: {facts}"),
    "reason.unknown_customer": (
        "Je ne trouve pas de client « {text} ».", "I cannot find a customer “{text}”."),
    "reason.unknown_customer.expected": ("un client de vos livres", "a customer of your books"),
}  # fmt: skip
