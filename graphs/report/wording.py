"""Every sentence of the reports, in French and English."""

from __future__ import annotations

from graphs.report.days import HARD, NARROW
from graphs.report.wording_methods import METHODS
from graphs.report.wording_replies import REPLIES

WHYS: dict[str, tuple[str, str]] = {
    "disputed": ("la facture venait d'être contestée", "the invoice had just been disputed"),
    "dispute": ("la facture venait d'être contestée", "the invoice had just been disputed"),
    "answered": ("le client avait répondu", "the customer had answered"),
    "complaint": ("le client venait de réclamer", "the customer had just complained"),
    "promise": ("le client avait promis de payer", "the customer had promised to pay"),
    "final_notice": ("une mise en demeure était partie", "a formal notice had left"),
    "objection": ("le client avait demandé à ne plus être sollicité", "the customer had asked not to be written to"),
    "hold": ("un collègue avait demandé d'attendre", "a colleague had asked to wait"),
    "absence": ("il n'y avait personne chez ce client", "nobody was there at that customer"),
    "insolvency": ("une procédure collective était ouverte", "insolvency proceedings had been opened"),
    "bounced": ("son adresse renvoyait les mails", "mail to that address came back"),
    "changed": ("ce qui était dû, ou l'adresse, avait changé", "what was owed, or the address, had changed"),
    "expired": ("le devis avait expiré", "the quote had expired"),
    "address": ("l'adresse avait changé", "the address had changed"),
    "forgotten": ("la personne avait demandé à être oubliée", "that person had asked to be forgotten"),
    "status": ("il avait déjà répondu, ou l'affaire était close", "they had answered already, or it was closed"),
    "standing": ("quelque chose courait avec ce client", "something ran with that customer"),
    "paid": ("c'était payé", "it was paid"),
}
"""Why a mail must not leave after all, by the code that the ledger has."""

SENTENCES: dict[str, tuple[str, str]] = {
    **METHODS,
    **REPLIES,
    "title": ("Rapport : {period}", "Report: {period}"),
    "title.running": ("Rapport : {period}, jusqu'ici", "Report: {period}, so far"),
    "late": ("Prévu {when}.", "Was due {when}."),
    "summary": ("{title}. {said}", "{title}. {said}"),
    "nothing": ("Rien n'a été fait ni demandé sur cette période.", "Nothing was done or asked in this period."),
    "headline": ("Travail fait : {count}. Temps gagné : {time}.", "Work done: {count}. Time saved: {time}."),
    # --- figures ------------------------------------------------------------------------------------------------------
    "label.time": ("Temps gagné", "Time saved"),
    "label.by_hand": ("À la main, cela aurait pris", "By hand it would have taken"),
    "label.spent": ("Temps passé par vos équipes", "Time your people spent"),
    "label.done": ("Travail fait", "Work done"),
    "label.alone": ("dont fait seul", "of which done alone"),
    "label.failed": ("Envois qui n'ont pas pu partir", "Sends that could not leave"),
    "label.avoided": ("Erreurs évitées, confirmées", "Errors avoided, confirmed"),
    "label.avoided.open": ("Erreurs évitées, à confirmer", "Errors avoided, to be confirmed"),
    "label.exceptions": ("Demandes d'accord", "Approvals asked for"),
    "label.satisfaction": ("Avis favorables", "Good opinions"),
    "label.customers": ("dont avis de clients", "of which customers"),
    "label.agreement": ("Accord en observation", "Agreement in shadow"),
    "label.unchanged": ("Propositions acceptées telles quelles", "Proposals accepted unchanged"),
    "label.speed": ("Première réponse, médiane", "First answer, median"),
    "label.speed.p90": ("Première réponse, 9 fois sur 10 au plus", "First answer, 9 times in 10 at most"),
    "label.cost": ("Coût du modèle de langage", "Cost of the language model"),
    "label.reference": ("Référence", "Baseline"),
    "label.attended": ("décisions et réponses", "decisions and answers"),
    "value.unknown": ("inconnu", "unknown"),
    "value.no_baseline": ("pas de référence", "no baseline"),
    "value.none": ("aucune", "none"),
    "value.no_opinion": ("aucun avis", "no opinion"),
    "value.of": ("{part} sur {whole}", "{part} of {whole}"),
    "value.rate": ("{rate} ({part} sur {whole})", "{rate} ({part} of {whole})"),
    "value.exceptions": (
        "{rate} ({count} sur {whole})",
        "{rate} ({count} of {whole})",
    ),
    "value.avoided.one": ("{amount} (1 cas)", "{amount} (1 case)"),
    "value.avoided.many": ("{amount} ({count} cas)", "{amount} ({count} cases)"),
    "value.speed": ("{median} (9 sur 10 : {p90})", "{median} (9 in 10: {p90})"),
    "value.cost.none": ("0 € (aucun appel)", "€0 (no call)"),
    "value.cost": ("{cost} (appels : {calls})", "{cost} (calls: {calls})"),
    "value.gross": ("{time}, décisions non déduites", "{time}, decisions not taken off"),
    "value.each.stated": ("{minutes}, dites", "{minutes}, stated"),
    "value.each.measured": ("{minutes}, mesurées", "{minutes}, measured"),
    "hint.by_hand": ("{by_hand} à la main", "{by_hand} by hand"),
    "hint.spent": ("{spent} de décisions", "{spent} of decisions"),
    "hint.gross": ("décisions non déduites", "decisions not taken off"),
    "hint.asked": ("demandes : {count}, faits seul : {alone}", "{count} asked, {alone} done alone"),
    "hint.speed": ("9 fois sur 10 : {p90} au plus", "9 times in 10: {p90} at most"),
    "hint.calls": ("appels : {count}", "calls: {count}"),
    "column.case": ("Cas", "Case"),
    "column.state": ("État", "State"),
    "column.amount": ("Montant", "Amount"),
    "column.opinions": ("Avis", "Opinions"),
    "column.good": ("Favorables", "Good"),
    "column.bad": ("Défavorables", "Bad"),
    "column.source": ("Origine", "Source"),
    "column.since": ("Dite le", "Told on"),
    "row.colleagues": ("Vos équipes", "Your people"),
    "row.customers": ("Vos clients", "Your customers"),
    "total.confirmed": ("Total confirmé", "Total confirmed"),
    # --- table of work ------------------------------------------------------------------------------------------------
    "column.work": ("Travail", "Work"),
    "column.done": ("Faits", "Done"),
    "column.alone": ("Seul", "Alone"),
    "column.each": ("À la main", "By hand"),
    "column.attended": ("Vos décisions", "Your decisions"),
    "column.saved": ("Gagné", "Saved"),
    "total": ("Total", "Total"),
    "section.time": ("Le temps gagné", "Time saved"),
    "section.avoided": ("Les erreurs évitées", "Errors avoided"),
    "section.quality": ("La qualité", "Quality"),
    "section.asked": ("Pourquoi des personnes ont été sollicitées", "Why people were asked"),
    "section.method": ("Comment c'est compté", "How it is counted"),
    "section.days.day": ("Travail fait par jour", "Work done by day"),
    "section.days.week": ("Travail fait par semaine", "Work done by week"),
    "section.days.month": ("Travail fait par mois", "Work done by month"),
    "section.references": ("Les références", "The baselines"),
    "chart.alt": ("{title}. {bars}.", "{title}. {bars}."),
    "chart.bar": ("{label} : {count}", "{label}: {count}"),
    "chart.running": ("{label}, en cours", "{label}, so far"),
    "page": ("Page", "Page"),
    "made": ("Établi le {day} par Commis pour {company}", "Made on {day} by Commis for {company}"),
    "made.alone": ("Établi le {day} par Commis", "Made on {day} by Commis"),
    "asked.propose": ("tout est soumis avant envoi", "everything is shown before it leaves"),
    # --- errors avoided -----------------------------------------------------------------------------------------------
    "avoided.discount.reject": (
        "Remise de {asked} demandée sur {total}, refusée : {amount} au-delà de la limite de {kept_to}.",
        "A {asked} discount asked on {total}, refused: {amount} beyond the limit of {kept_to}.",
    ),
    "avoided.discount.edit": (
        "Remise de {asked} demandée, ramenée à {kept_to} avant l'envoi : {amount} d'écart.",
        "A {asked} discount asked, cut to {kept_to} before it left: a difference of {amount}.",
    ),
    "avoided.price": (
        "Devis accepté à {before}, mais les tarifs avaient changé : redemandé à {after}, soit {amount} d'écart.",
        "Quote agreed at {before}, but prices had changed: asked again at {after}, a difference of {amount}.",
    ),
    "avoided.stock": (
        "Devis accepté, mais le stock était parti entre-temps : redemandé avant l'envoi.",
        "Quote agreed, but the stock had gone meanwhile: asked again before it left.",
    ),
    "avoided.claim": (
        "Relance acceptée à {before}, mais il ne restait que {after} à payer : redemandée avant l'envoi.",
        "Reminder agreed at {before}, but only {after} was still owed: asked again before it left.",
    ),
    "avoided.reminder_paid": (
        "Relance de {claimed} retenue : la facture avait été payée ou soldée entre-temps.",
        "Reminder of {claimed} held back: the invoice had been paid or settled meanwhile.",
    ),
    "avoided.reminder_paid.bare": (
        "Relance retenue : la facture avait été payée ou soldée entre-temps.",
        "Reminder held back: the invoice had been paid or settled meanwhile.",
    ),
    "avoided.held": (
        "Mail retenu à l'instant de partir ({work}) : {why}.",
        "Mail held back as it was to leave ({work}): {why}.",
    ),
    "avoided.held.agreed": (
        "Mail retenu alors que {who} avait donné son accord ({work}) : {why}.",
        "Mail held back though {who} had agreed to it ({work}): {why}.",
    ),
    "avoided.taken_back": (
        "Envoi annulé par {who} avant de partir ({work}).",
        "Send taken back by {who} before it left ({work}).",
    ),
    **{f"why.{code}": said for code, said in WHYS.items()},
    "avoided.uncounted": ("compté, sans montant", "counted, no amount"),
    "avoided.about": ("{said} ({title}, {day})", "{said} ({title}, {day})"),
    "avoided.day": ("{said} ({day})", "{said} ({day})"),
    "avoided.confirm": ("Une erreur évitée, selon vous ?", "An error avoided, would you say?"),
    "avoided.open.one": (
        "1 cas trouvé ne compte qu'une fois confirmé ({amount}).",
        "1 case was found that counts only once confirmed ({amount}).",
    ),
    "avoided.open.many": (
        "{count} cas trouvés ne comptent qu'une fois confirmés ({amount}).",
        "{count} cases were found that count only once confirmed ({amount}).",
    ),
    "avoided.more": ("et {count} autres dans le fichier CSV", "and {count} more in the CSV file"),
    "avoided.none": ("Aucune erreur évitée n'a été trouvée.", "No avoided error was found."),
    "avoided.denied": (
        "Cas écartés par une personne : {count}.",
        "Cases put aside by somebody: {count}.",
    ),
    "button.yes": ("Oui, évitée", "Yes, avoided"),
    "button.no": ("Non", "No"),
    "button.open": ("Voir", "Open"),
    "state.confirmed": ("Confirmé par {who}", "Confirmed by {who}"),
    "state.denied": ("Écarté par {who}", "Put aside by {who}"),
    "state.open": ("à confirmer", "to be confirmed"),
    # --- what a baseline is missing for -------------------------------------------------------------------------------
    "missing": (
        "Pas de référence pour ce travail ({works}) : rien n'est compté. Dites-moi par exemple {say}.",
        "No baseline for {works}: nothing is counted. Tell me for instance {say}.",
    ),
    "missing.decision": (
        "Le temps de vos décisions et réponses ({count}) n'est pas déduit. Dites-moi par exemple {say}.",
        "The time of your decisions and answers ({count}) is not taken off. Tell me for instance {say}.",
    ),
    "say": ("« {words} »", "“{words}”"),
}

WORKS: dict[str, tuple[str, str]] = {
    "quote": ("Devis", "Quotes"),
    "reminder": ("Relances de paiement", "Payment reminders"),
    "quote_followup": ("Relances de devis", "Quote follow-ups"),
    "lead": ("Réponses aux prospects", "Answers to leads"),
    "enquiry": ("Réponses aux clients", "Answers to customers"),
    "complaint": ("Réclamations", "Complaints"),
    "invoice": ("Factures fournisseurs", "Supplier invoices"),
    "decision": ("Décisions", "Decisions"),
}

SAY: dict[str, tuple[str, str]] = {
    "quote": ("un devis nous prend 25 minutes", "a quote takes us 25 minutes"),
    "reminder": ("une relance nous prend 10 minutes", "a reminder takes us 10 minutes"),
    "quote_followup": ("une relance de devis nous prend 10 minutes", "a quote follow-up takes us 10 minutes"),
    "lead": ("un prospect nous prend 15 minutes", "a lead takes us 15 minutes"),
    "enquiry": ("une question de client nous prend 10 minutes", "a customer question takes us 10 minutes"),
    "complaint": ("une réclamation nous prend 30 minutes", "a complaint takes us 30 minutes"),
    "invoice": ("une facture fournisseur nous prend 10 minutes", "a supplier invoice takes us 10 minutes"),
    "decision": ("une décision nous prend 2 minutes", "a decision takes us 2 minutes"),
}
"""The sentence that tells a baseline: read again by `graphs.understanding.report_words`."""

CODES: dict[str, tuple[str, str]] = {
    "stock": ("stock insuffisant", "not enough stock"),
    "discount_limit": ("remise au-delà d'une limite", "discount beyond a limit"),
    "amount_limit": ("montant au-delà d'une limite", "amount beyond a limit"),
    "unknown_customer": ("client inconnu", "unknown customer"),
    "unknown_product": ("article inconnu", "unknown product"),
    "customer_overdue": ("client en retard de paiement", "customer late with payments"),
    "customer_dispute": ("facture contestée", "disputed invoice"),
    "price_missing": ("prix manquant", "missing price"),
    "rule_unsure": ("règle à trancher", "rule that could not tell"),
    "rule_asks": ("règle qui demande un accord", "rule that asks for an agreement"),
    "sender_doubt": ("expéditeur douteux", "doubtful sender"),
    "said_more": ("mail qui dit autre chose encore", "mail that says more than its request"),
    "dispute_suspected": ("litige possible", "possible dispute"),
    "changed": ("changé depuis la demande", "changed since it was asked"),
    "rule_approval": ("règle qui demande un accord", "rule that asks for an agreement"),
    "rule_forbids": ("règle qui l'interdit", "rule that forbids it"),
    "unsure_rule": ("règle à trancher", "rule that could not tell"),
    "disputed_invoice": ("facture contestée", "disputed invoice"),
    "very_old": ("facture très ancienne", "very old invoice"),
    "bad_address": ("adresse douteuse", "doubtful address"),
    "missing_address": ("adresse absente", "no address"),
    "open_quote": ("devis en cours", "open quote"),
    "vip_first_contact": ("premier contact avec un client VIP", "first contact with a VIP customer"),
    "lead_big_budget": ("gros budget", "large budget"),
    "lead_contradiction": ("informations contradictoires", "contradictory words"),
    "instalments": ("paiement échelonné", "payment in instalments"),
    "complaint": ("réclamation", "complaint"),
    "graver": ("réclamation qui s'aggrave", "complaint that grows worse"),
}


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French when the language is neither)."""
    return _in(language, SENTENCES[key]).format(**values)


def work_name(work: str, language: str) -> str:
    known = WORKS.get(work)
    return _in(language, known) if known else work.replace("_", " ")


def say_it(work: str, language: str) -> str:
    """What to say to tell the baseline of that work, within quotation marks."""
    words = SAY.get(work, SAY["quote"])[1 if language == "en" else 0]
    return tell(language, "say", words=words)


def code_name(code: str, language: str) -> str:
    known = CODES.get(code)
    return _in(language, known) if known else code.replace("_", " ")


def counted(language: str, key: str, count: int, **values: object) -> str:
    return tell(language, f"{key}.{'one' if count == 1 else 'many'}", count=count, **values)


def listed(items: list[str], language: str) -> str:
    """ "a, b et c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {'and' if language == 'en' else 'et'} {items[-1]}"


def _in(language: str, pair: tuple[str, str]) -> str:
    return pair[1] if language == "en" else typeset(pair[0])


def typeset(text: str) -> str:
    """French spaces: narrow no-break before ; ! ? and %, no-break before a colon and inside guillemets."""
    for mark in ";!?%":
        text = text.replace(f" {mark}", f"{NARROW}{mark}")
    return text.replace(" :", f"{HARD}:").replace("« ", f"«{HARD}").replace(" »", f"{HARD}»").replace(" €", f"{HARD}€")
