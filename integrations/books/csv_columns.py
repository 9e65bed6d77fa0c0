"""The columns of each CSV file: their names, what they may hold, and what an empty cell means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal

from integrations.books.csv_cells import (
    Parser,
    aliases_cell,
    amount_cell,
    date_cell,
    days_cell,
    email_cell,
    iban_cell,
    language_cell,
    manner_cell,
    percent_cell,
    plain,
    segment_cell,
    since_cell,
    siren_cell,
    siret_cell,
    text_cell,
    vat_cell,
    vat_number_cell,
    yes_no_cell,
)
from integrations.books.csv_numbers import NumberStyle
from integrations.books.csv_problems import BadCell, Notes
from integrations.books.names import name_key, sku_key
from integrations.books.port import Company

ZERO = Decimal(0)
Values = dict[str, Any]


@dataclass(frozen=True)
class Column:
    """`needed`: the column must be there ("column"), and each cell filled ("value"), or neither ("no").

    `default` stands for an empty cell, and for a missing column in records that are new.
    """

    name: str
    parse: Parser
    needed: Literal["no", "column", "value"] = "no"
    default: Any = ""
    synonyms: str = ""
    number: bool = False

    def empty(self) -> Any:
        """A fresh one, as lists are shared by nobody."""
        return list[str]() if isinstance(self.default, list) else self.default


def _no_check(values: Values, notes: Notes) -> None:
    """Most files: each cell for itself."""


@dataclass(frozen=True)
class FileSpec:
    """`key` is what a record is recognised by; `check` looks across cells (raises `BadCell`, or notes)."""

    name: str
    columns: tuple[Column, ...]
    key: Callable[[Values], tuple[str, ...]]
    check: Callable[[Values, Notes], None] = _no_check
    synonyms: frozenset[str] = field(default_factory=frozenset[str])

    @cached_property
    def _by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    def column(self, name: str) -> Column:
        return self._by_name[name]

    def names(self) -> dict[str, str]:
        """Every header we understand, in its plain form → the standard name."""
        known = {plain(word): column.name for column in self.columns for word in column.synonyms.split("|") if word}
        return known | {plain(column.name): column.name for column in self.columns}

    def defaults(self) -> Values:
        return {column.name: column.empty() for column in self.columns}


def _quantity(name: str, synonyms: str, needed: Literal["no", "value"] = "no", default: Any = ZERO) -> Column:
    return Column(name, amount_cell(6, minimum=ZERO), needed, default, synonyms, number=True)


def _vat(needed: Literal["value"] = "value") -> Column:
    return Column("vat_rate", vat_cell, needed, None, "vat|tva|taux tva|taux de tva|tva %|vat %", number=True)


def _check_invoice(values: Values, notes: Notes) -> None:
    total, paid = values["total_incl_vat"], values.get("paid_amount")
    if paid is None and values.get("paid_on") is not None:
        values["paid_amount"] = paid = total
    elif paid is None and "paid_amount" in values:
        values["paid_amount"] = paid = ZERO
    if values["due_on"] < values["issued_on"]:
        notes.append(("due_before_issued", {}))
    if paid is not None and paid > max(total, ZERO):
        notes.append(("paid_too_much", {}))


def _check_article(values: Values, notes: Notes) -> None:
    if not values.get("sku") and not values.get("description"):
        raise BadCell("no_article")
    if values["quantity"] == 0:
        raise BadCell("no_quantity")


def _check_order_line(values: Values, notes: Notes) -> None:
    _check_article(values, notes)
    if values.get("received_quantity", ZERO) > values["quantity"]:
        notes.append(("received_too_much", {}))


_QUOTE_SETTINGS: dict[str, Parser] = {"quote_prefix": text_cell(20), "quote_digits": days_cell(9, least=1)}
_COMPANY_CELLS: dict[str, Parser] = _QUOTE_SETTINGS | {
    "siren": siren_cell,
    "siret": siret_cell,
    "vat_number": vat_number_cell,
    "iban": iban_cell,
    "email": email_cell,
    "quote_validity_days": days_cell(365, least=1),
    "vat_exempt": yes_no_cell,
}
_COMPANY_KEYS = frozenset(item.name for item in fields(Company)) | frozenset(_QUOTE_SETTINGS)


def _check_company(values: Values, notes: Notes) -> None:
    """Turns the value into the text the books keep; "" for one that is not set."""
    key, text = plain(values["key"]), values["value"]
    values["key"] = key
    if key not in _COMPANY_KEYS:
        notes.append(("unknown_key", {"key": key}))
    elif text and key in _COMPANY_CELLS:
        value = _COMPANY_CELLS[key](text, NumberStyle(), notes)
        values["value"] = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def company_key_known(key: str) -> bool:
    return key in _COMPANY_KEYS


def _by(name: str) -> Callable[[Values], tuple[str, ...]]:
    return lambda values: (name_key(values[name]),)


FILES: tuple[FileSpec, ...] = (
    FileSpec(
        "company",
        (
            Column("key", text_cell(60), "value", synonyms="cle"),
            Column("value", text_cell(2000), "column", synonyms="valeur"),
        ),
        _by("key"),
        _check_company,
        frozenset({"societe", "entreprise"}),
    ),
    FileSpec(
        "customers",
        (
            Column("name", text_cell(300), "value", synonyms="nom|customer|client|raison sociale"),
            Column("email", email_cell, "column", synonyms="mail|courriel|adresse e-mail|e-mail"),
            Column("contact", text_cell(300), synonyms="interlocuteur"),
            Column("segment", segment_cell, default="standard", synonyms="categorie"),
            Column("customer_since", since_cell, default=None, synonyms="since|client depuis"),
            Column("language", language_cell, default="fr", synonyms="langue|lang"),
            Column(
                "payment_terms_days",
                days_cell(365),
                default=30,
                synonyms="payment terms|delai de paiement|echeance jours",
            ),
            Column("siren", siren_cell),
            Column("vat_number", vat_number_cell, synonyms="n tva|numero de tva|tva intracommunautaire|vat"),
            Column("manner", manner_cell, synonyms="ton|tone|maniere|maniere d'ecrire"),
        ),
        _by("name"),
        synonyms=frozenset({"clients"}),
    ),
    FileSpec(
        "products",
        (
            Column("sku", text_cell(100), "value", synonyms="reference|ref|code|code article"),
            Column("name", text_cell(300), "value", synonyms="nom|designation|libelle|produit|product"),
            Column("aliases", aliases_cell, default=list[str](), synonyms="alias|synonymes|synonyms"),
            Column("unit", text_cell(60), synonyms="unite"),
            Column(
                "unit_price",
                amount_cell(6, minimum=ZERO),
                "column",
                None,
                "price|prix|prix unitaire|prix unitaire ht|pu ht|prix ht",
                number=True,
            ),
            _vat(),
            Column("stock", amount_cell(6), default=None, synonyms="quantite en stock|en stock|in stock", number=True),
        ),
        lambda values: (sku_key(values["sku"]),),
        synonyms=frozenset({"produits", "articles", "catalogue"}),
    ),
    FileSpec(
        "suppliers",
        (
            Column("name", text_cell(300), "value", synonyms="nom|supplier|fournisseur|raison sociale"),
            Column("email", email_cell, synonyms="mail|courriel|e-mail"),
            Column("siren", siren_cell),
            Column("vat_number", vat_number_cell, synonyms="n tva|numero de tva|tva intracommunautaire|vat"),
            Column("iban", iban_cell),
        ),
        _by("name"),
        synonyms=frozenset({"fournisseurs"}),
    ),
    FileSpec(
        "price_rules",
        (
            Column("id", text_cell(100), "value", synonyms="code"),
            Column("label", text_cell(300), synonyms="libelle|nom|name"),
            Column("segment", segment_cell),
            Column("customer", text_cell(300), synonyms="client"),
            Column("sku", text_cell(100), synonyms="reference|ref"),
            _quantity("minimum_quantity", "quantite minimale|quantite minimum"),
            _quantity("minimum_amount", "montant minimal|montant minimum"),
            Column("discount_percent", percent_cell, "value", None, "discount|remise|remise %", number=True),
        ),
        _by("id"),
        synonyms=frozenset({"remises", "regles_de_prix"}),
    ),
    FileSpec(
        "invoices",
        (
            Column("number", text_cell(100), "value", synonyms="numero|n|invoice|facture"),
            Column("customer", text_cell(300), "value", synonyms="client|customer name|nom du client"),
            Column("issued_on", date_cell, "value", None, "date|issued|date d'emission|date de facture|invoice date"),
            Column("due_on", date_cell, "value", None, "due|due date|echeance|date d'echeance"),
            Column("total_incl_vat", amount_cell(2), "value", None, "total ttc|montant ttc|ttc|total", number=True),
            Column("paid_amount", amount_cell(2), "no", None, "paid|montant paye|paye|regle", number=True),
            Column("paid_on", date_cell, default=None, synonyms="date de paiement|payment date|payee le"),
            Column("disputed", yes_no_cell, default=False, synonyms="litige|dispute|en litige"),
        ),
        _by("number"),
        _check_invoice,
        frozenset({"factures"}),
    ),
    FileSpec(
        "penalty_rates",
        (
            Column("since", date_cell, "value", None, "depuis|depuis le|a partir du|a compter du|from|date"),
            Column("rate_percent", percent_cell, "column", None, "rate|taux|taux %|taux annuel|percent", number=True),
        ),
        lambda values: (values["since"].isoformat(),),
        synonyms=frozenset({"taux_de_penalite", "taux_de_penalites", "penalites_de_retard", "taux_penalites"}),
    ),
    FileSpec(
        "purchase_orders",
        (
            Column("number", text_cell(100), "value", synonyms="numero|n|order|commande"),
            Column("supplier", text_cell(300), "value", synonyms="fournisseur|supplier name"),
            Column("ordered_on", date_cell, "value", None, "date|order date|date de commande"),
            Column("sku", text_cell(100), synonyms="reference|ref"),
            Column("description", text_cell(1000), synonyms="designation|libelle"),
            _quantity("quantity", "qty|quantite|qte", "value", None),
            Column("unit_price", amount_cell(6), "value", None, "price|prix|prix unitaire|pu ht", number=True),
            _vat(),
            _quantity("received_quantity", "received|quantite recue|recu"),
        ),
        lambda values: (
            name_key(values["number"]),
            name_key(values.get("sku", "") or values.get("description", "")),
        ),
        _check_order_line,
        frozenset({"commandes_fournisseurs", "bons_de_commande"}),
    ),
    FileSpec(
        "past_quotes",
        (
            Column("number", text_cell(100), "value", synonyms="numero|n|quote|devis"),
            Column("customer", text_cell(300), "value", synonyms="client|customer name|nom du client"),
            Column("issued_on", date_cell, "value", None, "date|issued|date d'emission|date du devis|quote date"),
            Column("sku", text_cell(100), synonyms="reference|ref"),
            Column("description", text_cell(1000), synonyms="designation|libelle"),
            _quantity("quantity", "qty|quantite|qte", "value", None),
            Column("unit_price", amount_cell(6), "value", None, "price|prix|prix unitaire|pu ht", number=True),
            Column("discount_percent", percent_cell, "no", ZERO, "discount|remise|remise %", number=True),
        ),
        lambda values: (
            name_key(values["number"]),
            name_key(values.get("sku", "") or values.get("description", "")),
        ),
        _check_article,
        frozenset({"historique_devis", "anciens_devis", "devis_passes"}),
    ),
)
"""In the order of loading: a file comes after those it refers to."""
