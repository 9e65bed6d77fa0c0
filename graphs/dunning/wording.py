"""What colleagues read about a reminder: how the customer pays, what lateness costs, why one leaves or waits."""

from __future__ import annotations

from graphs.dunning.wording_mail import MAIL

SENTENCES: dict[str, tuple[str, str]] = {
    **MAIL,
    "days.one": ("{count} jour", "{count} day"),
    "days.many": ("{count} jours", "{count} days"),
    "payer.vip.none": ("Client VIP depuis moins d'un an.", "A VIP customer for less than a year."),
    "payer.vip.one": ("Client VIP, avec nous depuis {years} an.", "A VIP customer, with us for {years} year."),
    "payer.vip.many": ("Client VIP, avec nous depuis {years} ans.", "A VIP customer, with us for {years} years."),
    "payer.customer.none": ("Client depuis moins d'un an.", "A customer for less than a year."),
    "payer.customer.one": ("Client depuis {years} an.", "A customer for {years} year."),
    "payer.customer.many": ("Client depuis {years} ans.", "A customer for {years} years."),
    "payer.first.none": (
        "Premier retard : aucune facture payée jusqu'ici.",
        "First lateness: no invoice paid so far.",
    ),
    "payer.first.one": (
        "Premier retard : {paid} facture payée, dans les délais.",
        "First lateness: {paid} invoice paid, on time.",
    ),
    "payer.first.many": (
        "Premier retard : {paid} factures payées, toutes dans les délais.",
        "First lateness: {paid} invoices paid, all on time.",
    ),
    "payer.late.one": (
        "{late} facture payée en retard sur {paid} ; le plus long retard : {worst}.",
        "{late} invoice paid late out of {paid}; the longest delay: {worst}.",
    ),
    "payer.late.many": (
        "{late} factures payées en retard sur {paid} ; le plus long retard : {worst}.",
        "{late} invoices paid late out of {paid}; the longest delay: {worst}.",
    ),
    "payer.reminded.one": ("Déjà relancé pour {count} facture.", "Already reminded of {count} invoice."),
    "payer.reminded": ("Déjà relancé pour {count} factures.", "Already reminded of {count} invoices."),
    "payer.habit.punctual": ("Paie d'habitude le jour de l'échéance.", "Usually pays on the due date."),
    "payer.habit.after": (
        "Paie d'habitude {days} après l'échéance.",
        "Usually pays {days} after the due date.",
    ),
    "payer.habit.before": (
        "Paie d'habitude {days} avant l'échéance.",
        "Usually pays {days} before the due date.",
    ),
    "penalty.piece": (
        "{invoice} : {base} × {rate} × {days} jours / 365 = {amount} (du {since} au {until}).",
        "{invoice}: {base} × {rate} × {days} days / 365 = {amount} (from {since} to {until}).",
    ),
    "penalty.piece.one": (
        "{invoice} : {base} × {rate} × {days} jour / 365 = {amount} (du {since} au {until}).",
        "{invoice}: {base} × {rate} × {days} day / 365 = {amount} (from {since} to {until}).",
    ),
    "penalty.total": ("Total des pénalités de retard : {total}.", "Total late payment interest: {total}."),
    "penalty.missing": (
        "Aucun taux n'est connu pour une partie de la période : le montant des pénalités n'est pas réclamé. "
        "Complétez la table des taux.",
        "No rate is known for part of the period: the amount of interest is not claimed. "
        "Please complete the table of rates.",
    ),
    "penalty.fee.one": (
        "Indemnité forfaitaire de recouvrement : {each} pour {count} facture, soit {fee} (art. D441-5 C. com.).",
        "Fixed recovery fee: {each} for {count} invoice, that is {fee} (art. D441-5 of the French Commercial Code).",
    ),
    "penalty.fee.many": (
        "Indemnité forfaitaire de recouvrement : {each} pour chacune des {count} factures, soit {fee} "
        "(art. D441-5 C. com.).",
        "Fixed recovery fee: {each} for each of the {count} invoices, that is {fee} "
        "(art. D441-5 of the French Commercial Code).",
    ),
    "penalty.none": ("Aucune pénalité de retard.", "No late payment interest."),
    "reason.vip": ("Client VIP : ton courtois seulement.", "VIP customer: courteous tone only."),
    "reason.first_lateness": (
        "Premier retard de paiement : ton courtois seulement.",
        "First late payment: courteous tone only.",
    ),
    "reason.notice": (
        "Dernier niveau : la mise en demeure n'est envoyée que par une personne.",
        "Last level: only a person sends the formal notice.",
    ),
    "reason.delayed": ("Délais allongés par une de vos règles.", "Delays extended by one of your rules."),
    "reason.toned": ("Ton adouci par une de vos règles.", "Tone softened by one of your rules."),
    "reason.promise_broken": (
        "Une promesse de paiement n'a pas été tenue.",
        "A promise to pay was not kept.",
    ),
    "reason.sequence_restarted": (
        "La relance précédente portait sur une autre facture : on reprend au premier niveau.",
        "The last reminder was about another invoice: the sequence starts again at the first level.",
    ),
    "reason.deductions": (
        "Les avoirs et trop-perçus sont déduits de la somme demandée.",
        "Credit notes and overpayments are taken off what is asked.",
    ),
    "reason.disputed_left_out": (
        "Les factures contestées ne sont pas réclamées.",
        "Disputed invoices are not asked for.",
    ),
    "reason.promised_left_out": (
        "Les factures dont le paiement est promis ne sont pas réclamées.",
        "Invoices whose payment is promised are not asked for.",
    ),
    "reason.very_old": (
        "L'échéance date de plus de cinq ans : la créance est peut-être prescrite (art. L110-4 C. com.).",
        "It fell due more than five years ago: the debt may be time-barred (art. L110-4 of the French Commercial "
        "Code).",
    ),
    "reason.not_all_named": (
        "Une partie des factures citées n'est pas en retard : elles ne sont pas réclamées.",
        "Some of the invoices named are not overdue: they are not asked for.",
    ),
    "wait.nothing_due": ("Aucune facture n'est en retard.", "No invoice is overdue."),
    "wait.nothing_due.until": (
        "Aucune facture n'est en retard ; première relance possible le {until}.",
        "No invoice is overdue; the first reminder may leave on {until}.",
    ),
    "wait.not_yet": ("Il est trop tôt pour la prochaine relance.", "It is too early for the next reminder."),
    "wait.not_yet.until": (
        "La prochaine relance ne part pas avant le {until}.",
        "The next reminder does not leave before {until}.",
    ),
    "wait.promised": ("Un paiement est promis : on attend.", "A payment is promised: we wait."),
    "wait.promised.until": (
        "Un paiement est promis : on attend jusqu'au {until}.",
        "A payment is promised: we wait until {until}.",
    ),
    "wait.already": ("Une relance est déjà partie aujourd'hui.", "A reminder has already left today."),
    "wait.already.until": (
        "Une relance est déjà partie aujourd'hui ; la suivante pas avant le {until}.",
        "A reminder has already left today; the next one not before {until}.",
    ),
    "wait.gap": ("Une relance est partie il y a peu.", "A reminder left a short while ago."),
    "wait.gap.until": (
        "Une relance est partie il y a peu ; la suivante pas avant le {until}.",
        "A reminder left a short while ago; the next one not before {until}.",
    ),
    "wait.residual": (
        "Le reste dû est trop faible pour une relance.",
        "What is left to pay is too small for a reminder.",
    ),
    "wait.disputed": (
        "Tout ce qui reste à payer est contesté : rien n'est réclamé.",
        "All that is left to pay is disputed: nothing is asked for.",
    ),
    "wait.credit": (
        "Le compte est créditeur ou soldé : il n'y a rien à réclamer.",
        "The account is settled or in credit: there is nothing to ask for.",
    ),
    "wait.no_invoice_named": (
        "Aucune des factures citées n'est impayée et en retard.",
        "None of the invoices named is unpaid and overdue.",
    ),
    "wait.no_invoice_named.until": (
        "Aucune des factures citées n'est en retard ; première relance possible le {until}.",
        "None of the invoices named is overdue; the first reminder may leave on {until}.",
    ),
    "wait.exhausted": (
        "Toutes les relances sont parties, mise en demeure comprise : la suite revient à une personne.",
        "All reminders have left, the formal notice too: what follows is up to a person.",
    ),
}


def typeset(text: str) -> str:
    """French spaces: narrow no-break before ; ! ? %, no-break before a colon, before € and inside guillemets."""
    for mark in ";!?%":
        text = text.replace(f" {mark}", f"\u202f{mark}")
    return text.replace(" :", "\u00a0:").replace(" €", "\u00a0€").replace("« ", "«\u00a0").replace(" »", "\u00a0»")


def tell(language: str, key: str, **values: object) -> str:
    """A sentence with its blanks filled."""
    french, english = SENTENCES[key]
    return (typeset(french) if language == "fr" else english).format(**values)


def knows(key: str) -> bool:
    return key in SENTENCES
