"""What the letter of formal notice says around its figures, in French and in English, with the same legal content.

Legal sources: art. 1344 C. civ. (a notice that asks plainly enough is one), 1344-1 (interest from it), L441-10 and
D441-5 C. com. (between businesses: penalties without reminder, 40 € an invoice).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class NoticeWords:
    """`{…}` are filled by `notice_view`; everything else is printed as it stands."""

    title: str
    by_post: str
    by_hand: str
    place_date: str
    date: str
    subject_label: str
    subject_one: str
    subject_many: str
    greeting: str
    opening_one: str
    opening_many: str
    reminded_one: str
    reminded_many: str
    both: str
    invoice: str
    issued_on: str
    due_on: str
    total: str
    balance: str
    principal: str
    interest: str
    fee: str
    whole: str
    demand: str
    civil: str
    business: str
    business_unknown: str
    consequence: str
    crossed: str
    payment: str
    counted: str
    closing: str
    signature: str
    credit: str
    page: str


FRENCH = NoticeWords(
    title="MISE EN DEMEURE",
    by_post="Lettre recommandée avec accusé de réception",
    by_hand="Adresse\u00a0:",
    place_date="{place}, le {date}",
    date="Le {date}",
    subject_label="Objet\u00a0:",
    subject_one="mise en demeure de payer la facture {number}",
    subject_many="mise en demeure de payer {count} factures, dont la facture {number}",
    greeting="Madame, Monsieur,",
    opening_one=(
        "Sauf erreur de notre part, la facture ci-dessous, que nous vous avons adressée, est échue et reste impayée."
    ),
    opening_many=(
        "Sauf erreur de notre part, les factures ci-dessous, que nous vous avons adressées, sont échues et restent "
        "impayées."
    ),
    reminded_one="Notre relance du {days} est restée sans effet.",
    both="{first} et {last}",
    reminded_many="Nos relances des {days} sont restées sans effet.",
    invoice="Facture",
    issued_on="Date",
    due_on="Échéance",
    total="Montant TTC",
    balance="Reste dû",
    principal="Principal restant dû",
    interest="Pénalités de retard arrêtées au {date}",
    fee="Indemnité forfaitaire de recouvrement",
    whole="Total à payer",
    demand=(
        "En conséquence, nous vous mettons en demeure de nous payer la somme de {total} dans un délai de "
        "{days}\u00a0jours à compter de la réception de cette lettre."
    ),
    civil=(
        "La présente lettre vaut mise en demeure au sens de l’article 1344 du Code civil\u00a0: elle fait courir les "
        "intérêts de retard prévus à l’article 1344-1, sans autre formalité."
    ),
    business=(
        "Entre professionnels, la loi prévoit en outre, sans qu’un rappel soit nécessaire, des pénalités de retard "
        "depuis le lendemain de l’échéance (article L441-10 du Code de commerce) et une indemnité de 40\u00a0€ par "
        "facture payée en retard (article D441-5). Les pénalités continuent de courir jusqu’au paiement."
    ),
    business_unknown=("Leur montant vous sera communiqué\u202f; il s’ajoute à la somme réclamée ci-dessus."),
    consequence=(
        "À défaut de paiement intégral dans ce délai, nous confierons le recouvrement de cette créance à un "
        "commissaire de justice ou au tribunal compétent, sans nouvel avis de notre part et à vos frais dans les "
        "conditions prévues par la loi."
    ),
    crossed=(
        "Si vous avez payé entre-temps, nous vous remercions de ne pas tenir compte de cette lettre. Si une difficulté "
        "vous empêche de payer, contactez-nous sans attendre."
    ),
    payment="Paiement par virement à {company}, IBAN {iban}, en rappelant la référence {number}.",
    counted="Calcul des pénalités et de l’indemnité",
    closing="Veuillez agréer, Madame, Monsieur, nos salutations distinguées.",
    signature="Signature",
    credit="à déduire",
    page="Page",
)

ENGLISH = NoticeWords(
    title="FORMAL NOTICE TO PAY",
    by_post="Mise en demeure – by registered post with proof of delivery",
    by_hand="Address:",
    place_date="{place}, {date}",
    date="{date}",
    subject_label="Subject:",
    subject_one="formal notice (mise en demeure) to pay invoice {number}",
    subject_many="formal notice (mise en demeure) to pay {count} invoices, among them invoice {number}",
    greeting="Dear Sir or Madam,",
    opening_one="Unless we are mistaken, the invoice below, which we have sent you, is overdue and remains unpaid.",
    opening_many="Unless we are mistaken, the invoices below, which we have sent you, are overdue and remain unpaid.",
    reminded_one="Our reminder of {days} has had no effect.",
    both="{first} and {last}",
    reminded_many="Our reminders of {days} have had no effect.",
    invoice="Invoice",
    issued_on="Date",
    due_on="Due on",
    total="Amount incl. VAT",
    balance="Balance",
    principal="Principal outstanding",
    interest="Late payment interest as of {date}",
    fee="Fixed recovery fee",
    whole="Total to pay",
    demand=(
        "We therefore give you formal notice (mise en demeure) to pay us the sum of {total} within {days}\u00a0days of "
        "receiving this letter."
    ),
    civil=(
        "This letter is a formal notice within the meaning of article 1344 of the French Civil Code: it makes the late "
        "payment interest of article 1344-1 run, without any other formality."
    ),
    business=(
        "Between businesses the law further provides, without any reminder being needed, for late payment interest "
        "from the day after the due date (article L441-10 of the French Commercial Code) and a fixed fee of €40 for "
        "each invoice paid late (article D441-5). Interest runs on until payment."
    ),
    business_unknown="Its amount will be notified to you; it is added to the sum claimed above.",
    consequence=(
        "Failing full payment within that time, we shall entrust the recovery of this debt to a bailiff (commissaire "
        "de justice) or to the competent court, without further notice and at your expense as the law provides."
    ),
    crossed=(
        "If you have paid meanwhile, please disregard this letter. If anything keeps you from paying, please contact "
        "us without delay."
    ),
    payment="Payment by bank transfer to {company}, IBAN {iban}, quoting the reference {number}.",
    counted="How interest and the fee were counted",
    closing="Yours faithfully,",
    signature="Signature",
    credit="to deduct",
    page="Page",
)


def notice_words(language: str) -> NoticeWords:
    return FRENCH if language == "fr" else ENGLISH
