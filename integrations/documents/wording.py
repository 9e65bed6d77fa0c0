"""What the quote says around its figures, in French and in English, with the same legal content in both.

Legal sources: late payment L441-10 and D441-5 of the French commercial code (rate, 40 € per invoice), VAT exemption
art. 293 B of the general tax code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class QuoteWords:
    """`{…}` are filled by `quote_view`; everything else is printed as it stands."""

    title: str
    number_sign: str
    page: str
    issued_on: str
    valid_until: str
    seller: str
    customer: str
    attention: str
    siren: str
    siret: str
    vat_number: str
    capital: str
    description: str
    quantity: str
    unit: str
    unit_price: str
    discount: str
    vat: str
    line_total: str
    before_discount: str
    discounts: str
    total_excl_vat: str
    vat_of: str
    total_incl_vat: str
    total_exempt: str
    exempt: str
    terms: str
    validity: str
    validity_text: str
    payment: str
    payment_days: str
    payment_on_receipt: str
    deposit: str
    deposit_text: str
    late: str
    late_text: str
    late_default_rate: str
    early: str
    no_early_discount: str
    delivery: str
    iban: str
    agreement: str
    agreement_hint: str
    agreement_fields: tuple[str, ...]
    signature: str


FRENCH = QuoteWords(
    title="DEVIS",
    number_sign="N°",
    page="Page",
    issued_on="Date",
    valid_until="Valable jusqu’au",
    seller="Votre interlocuteur",
    customer="Client",
    attention="À l’attention de {contact}",
    siren="SIREN",
    siret="SIRET",
    vat_number="N° TVA",
    capital="au capital de {capital}",
    description="Désignation",
    quantity="Qté",
    unit="Unité",
    unit_price="Prix unit. HT",
    discount="Remise",
    vat="TVA",
    line_total="Total HT",
    before_discount="Total HT avant remises",
    discounts="Remises",
    total_excl_vat="Total HT",
    vat_of="TVA {rate} sur {base}",
    total_incl_vat="Total TTC",
    total_exempt="Net à payer",
    exempt="TVA non applicable, art. 293 B du CGI",
    terms="Conditions",
    validity="Validité.",
    validity_text="Devis valable jusqu’au {date}, prix en\u00a0euros.",
    payment="Paiement.",
    payment_days="À {days} jours à compter de la date de facture.",
    payment_on_receipt="À réception de la facture.",
    deposit="Acompte à la commande ({percent})",
    deposit_text="Acompte de {percent} à la commande, soit {amount}\u202f; le solde\u00a0:",
    late="Retard de paiement.",
    late_text=(
        "Pénalités de retard exigibles dès le lendemain de l’échéance, sans rappel, au taux suivant\u00a0: {rate}. "
        "Indemnité forfaitaire pour frais de recouvrement\u00a0: 40\u00a0€ "
        "(art. L441-10 et D441-5 du Code de commerce)."
    ),
    late_default_rate="taux de refinancement de la BCE majoré de 10 points",
    early="Escompte.",
    no_early_discount="Pas d’escompte en cas de paiement anticipé.",
    delivery="Livraison.",
    iban="IBAN",
    agreement="Bon pour accord",
    agreement_hint="À retourner daté et signé, avec la mention manuscrite «\u00a0Bon\u00a0pour\u00a0accord\u00a0».",
    agreement_fields=("Date", "Nom et qualité"),
    signature="Signature et cachet",
)

ENGLISH = QuoteWords(
    title="QUOTATION",
    number_sign="No.",
    page="Page",
    issued_on="Date",
    valid_until="Valid until",
    seller="Your contact",
    customer="Customer",
    attention="Attn: {contact}",
    siren="SIREN",
    siret="SIRET",
    vat_number="VAT no.",
    capital="share capital {capital}",
    description="Description",
    quantity="Qty",
    unit="Unit",
    unit_price="Unit price",
    discount="Discount",
    vat="VAT",
    line_total="Total excl. VAT",
    before_discount="Total excl. VAT before discounts",
    discounts="Discounts",
    total_excl_vat="Total excl. VAT",
    vat_of="VAT {rate} on {base}",
    total_incl_vat="Total incl. VAT",
    total_exempt="Total due",
    exempt="VAT not applicable, art. 293 B of the French general tax code (CGI)",
    terms="Terms",
    validity="Validity.",
    validity_text="This quotation is valid until {date}; prices in euros, excluding VAT unless stated.",
    payment="Payment.",
    payment_days="{days} days from the invoice date.",
    payment_on_receipt="On receipt of the invoice.",
    deposit="Deposit due with order ({percent})",
    deposit_text="Deposit of {percent} due with the order, i.e. {amount}; balance:",
    late="Late payment.",
    late_text=(
        "Penalties fall due the day after the due date, without reminder, at the following rate: {rate}. "
        "Fixed compensation for recovery costs: €40 (articles L441-10 and D441-5 of the French commercial code)."
    ),
    late_default_rate="ECB refinancing rate plus 10 percentage points",
    early="Early payment.",
    no_early_discount="No discount for early payment.",
    delivery="Delivery.",
    iban="IBAN",
    agreement="Agreed and accepted",
    agreement_hint="Please return dated and signed, with the handwritten words “Bon\u00a0pour\u00a0accord” (agreed).",
    agreement_fields=("Date", "Name and position"),
    signature="Signature and stamp",
)


def quote_words(language: str) -> QuoteWords:
    return FRENCH if language == "fr" else ENGLISH


_CLAUSES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), english)
    for pattern, english in (
        (
            r"(\d+|trois) fois le taux (?:d['’]int[ée]r[êe]t )?l[ée]gal(?: en vigueur)?",
            "{0} times the French legal interest rate",
        ),
        (
            r"taux (?:directeur |de refinancement )?(?:de la )?BCE (?:\+|plus|major[ée] de) ?(\d+) ?(?:points?|%)",
            "ECB refinancing rate plus {0} percentage points",
        ),
        (
            r"n[ée]ant|aucun|"
            r"(?:pas d['’]|aucun )escompte(?: (?:pour|en cas de) (?:paiement|r[èe]glement) anticip[ée])?",
            "No discount for early payment",
        ),
        (r"(?:livraison )?(?:sous |en )?(\d+) jours ouvr[ée]s", "{0} working days"),
        (r"(?:livraison )?(?:sous |en )?(\d+) jours", "{0} days"),
        (r"(?:livraison )?(?:sous |en )?(\d+) semaines?", "{0} weeks"),
    )
)


def clause(text: str, language: str) -> str:
    """A clause in the company's own words: the usual French ones are put into English, any other is kept as written."""
    if language == "fr":
        return text
    for pattern, english in _CLAUSES:
        match = pattern.fullmatch(text.strip().rstrip(".").replace("\u202f", " ").replace("\u00a0", " "))
        if match:
            return english.format(*("3" if group == "trois" else group for group in match.groups()))
    return text
