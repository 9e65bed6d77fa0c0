"""What the quote says of rules and of what runs with a customer: reasons, cards, refusals, and the deposit."""

from __future__ import annotations

RULED: dict[str, tuple[str, str]] = {
    # --- reasons
    "reason.no_discount": ("aucune remise", "no discount"),
    "reason.rule_forbids": ("Une règle l'interdit : {rule}.", "A rule forbids it: {rule}."),
    "reason.rule_forbids.expected": ("pas de devis", "no quote"),
    "reason.rule_forbids.found": ("devis pour {name}", "quote for {name}"),
    "reason.rule_unsure": ("Impossible de dire si une règle s'applique : {rule}.",
        "There is no telling whether a rule applies: {rule}."),
    "reason.rule_unsure.expected": ("une réponse sûre", "a sure answer"),
    "reason.rule_unsure.found": ("inconnu : {facts}", "unknown: {facts}"),
    "reason.rule_unsure.line": ("Une règle ajoute une ligne que je ne sais pas chiffrer : {rule}.",
        "A rule adds a line that I cannot price: {rule}."),
    "reason.rule_unsure.line.expected": ("un produit du catalogue avec son prix", "a product of the catalogue, priced"),
    # --- what rules did
    "rules.all": ("Règles : {told}.", "Rules: {told}."),
    "rules.customer": ("client traité comme {value}", "customer treated as {value}"),
    "rules.language": ("devis en {value}", "quote in {value}"),
    "rules.deposit": ("acompte de {value}", "deposit of {value}"),
    "rules.line": ("ligne ajoutée : {value}", "line added: {value}"),
    "rules.mention": ("mention ajoutée", "mention added"),
    "said.held": (
        "Le devis {number} n'est pas parti : quelque chose est en cours avec {customer} depuis qu'il a été préparé.",
        "Quote {number} did not leave: something has begun to run with {customer} since it was prepared.",
    ),
    "said.leaving": (
        "Devis prêt pour {customer} ({email}) : {total} HT.",
        "Quote ready for {customer} ({email}): {total} excl. VAT.",
    ),
    "rules.withheld": ("remises non accordées", "discounts not granted"),
    "rules.row": ("{what} ({rule})", "{what} ({rule})"),
    "rules.final_notice": ("mise en demeure en cours : aucune remise", "in final notice: no discount"),
    "rules.unsure": ("remise non accordée, faute d'en savoir assez sur le client ({rule})",
        "discount not granted, for want of knowing the customer ({rule})"),
    "segment.standard": ("standard", "standard"),
    "segment.loyal": ("fidèle", "loyal"),
    "segment.vip": ("VIP", "VIP"),
    "language.fr": ("français", "French"),
    "language.en": ("anglais", "English"),
    # --- on cards
    "approval.beyond": ("Au-dessus de {limit}, chaque devis est montré avant l'envoi.",
        "Above {limit}, every quote is shown before it is sent."),
    "label.deposit": ("Acompte", "Deposit"),
    "label.mentions": ("Mentions", "Mentions"),
    "label.language": ("Langue du devis", "Language of the quote"),
    "value.deposit": ("{percent}, soit {amount} TTC", "{percent}, i.e. {amount} incl. VAT"),
    "value.deposit.exempt": ("{percent}, soit {amount}", "{percent}, i.e. {amount}"),
    "value.added": ("{name} (par la règle {rule})", "{name} (by rule {rule})"),
    # --- refused
    "said.no_approver.rule": (
        "Une règle demande l'accord d'un rôle que personne ne connaît ici. Rien n'a été envoyé. Corrigez la règle, ou "
        "prévenez la personne qui administre Commis.",
        "A rule asks for the approval of a role that nobody knows here. Nothing was sent. Correct the rule, or tell "
        "whoever runs Commis."),
    "said.banned": (
        "Ce devis n'est pas possible. {why} Rien n'a été envoyé. Changez la demande ici, par exemple « sans remise ».",
        "This quote is not possible. {why} Nothing was sent. Change the request here, for instance “no discount”."),
    "said.banned.quote": (
        "Ce devis n'est pas possible. {why} Rien n'a été envoyé. Seule la règle peut être changée.",
        "This quote is not possible. {why} Nothing was sent. Only the rule can be changed."),
    "said.shadow.banned": (
        "Essai à blanc, rien n'est parti : le devis de {customer}, {total} HT, aurait été refusé. {why}",
        "Dry run, nothing left: the quote for {customer}, {total} excl. VAT, would have been refused. {why}"),
    # --- in the mail
    "mail.deposit": ("À la commande, un acompte de {percent} est demandé, soit {amount} TTC.",
        "A deposit of {percent} is due with your order, i.e. {amount} including VAT."),
    "mail.deposit.exempt": ("À la commande, un acompte de {percent} est demandé, soit {amount}.",
        "A deposit of {percent} is due with your order, i.e. {amount}."),
}  # fmt: skip
"""French, then English; part of `wording.SENTENCES`."""
