"""The columns of a file of leads, as companies and their tools name them, in French and in English."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import Any

from integrations.books.csv_cells import clean, email_cell, language_cell, plain, siren_cell, siret_cell, yes_no_cell
from integrations.books.csv_columns import Column, FileSpec
from integrations.books.csv_numbers import NumberStyle
from integrations.books.csv_problems import BadCell, Notes, quoted

LONGEST_FIELD = 300
LONGEST_MESSAGE = 10_000

WHO = ("name", "first_name", "last_name", "company", "email", "phone")

_NAMES = frozenset({"lead", "leads", "prospect", "prospects", "contacts_commerciaux"})


def is_lead_file(name: str) -> bool:
    """By its stem: "leads.csv", "Prospects salon 2026.csv"."""
    words = plain(name.rpartition(".")[0] or name).split("_")
    return bool(_NAMES.intersection(words)) or plain(name.rpartition(".")[0]) in _NAMES


def lead_spec() -> FileSpec:
    """Rows may be the same as others: that is no error, they are one lead."""
    numbers = count()
    return FileSpec("leads", COLUMNS, lambda values: (str(next(numbers)),), _check)


def _words(limit: int) -> Any:
    """What somebody wrote, whatever it begins with: it is shown as text everywhere, and exported as text."""

    def parse(text: str, style: NumberStyle, notes: Notes) -> str:
        if text[0] == "'" and text[1:2] in ("=", "+", "-", "@"):
            text = text[1:]  # the mark by which spreadsheets (and our export) say "this is text"
        if len(text) > limit:
            raise BadCell("too_long", limit=str(limit))
        if "\ufffd" in text:
            notes.append(("damaged", {"text": quoted(text)}))
        return clean(text)

    return parse


_field = _words(LONGEST_FIELD)


def _check(values: dict[str, Any], notes: Notes) -> None:
    if not any(values.get(name) for name in WHO):
        raise BadCell("nobody")


def _as_asked(column: Column) -> Column:
    """The answers of a form are headed by its questions: "Votre nom", "Your e-mail"."""
    names = [column.name.replace("_", " "), *column.synonyms.split("|")]
    return replace(column, synonyms="|".join([*names[1:], *(f"{whose} {name}" for name in names for whose in _WHOSE)]))


_WHOSE = ("votre", "vos", "your")
_COLUMNS = (
    Column(
        "name",
        _field,
        synonyms="nom|nom complet|contact|full name|nom du contact|contact name|interlocuteur|nom et prenom|"
        "nom prenom|prenom et nom|prenom nom|personne|person|lead|lead name|prospect|nom du prospect",
    ),
    Column("first_name", _field, synonyms="prenom|firstname|given name|prenom du contact|forename"),
    Column("last_name", _field, synonyms="nom de famille|lastname|surname|family name|nom du contact famille"),
    Column(
        "company",
        _field,
        synonyms="societe|entreprise|raison sociale|company name|organisation|organization|compte|account|"
        "account name|nom de l'entreprise|nom entreprise|nom de la societe|nom societe|etablissement|business|"
        "organisme|structure|employeur|employer|entite|enseigne|nom de la structure|nom etablissement",
    ),
    Column(
        "email",
        email_cell,
        synonyms="mail|e-mail|courriel|adresse mail|adresse e-mail|adresse email|email address|e-mail address|"
        "work email|email professionnel|mail professionnel|email pro|adresse electronique|adresse courriel",
    ),
    Column(
        "phone",
        _field,
        synonyms="tel|telephone|portable|mobile|phone number|numero de telephone|num tel|n tel|gsm|mobile phone|"
        "work phone|telephone pro|tel pro|telephone professionnel|numero|contact number|telephone portable|tel "
        "portable|tel mobile|telephone fixe|business phone|telephone number",
    ),
    Column("siren", siren_cell, synonyms="numero siren|n siren|company number"),
    Column("siret", siret_cell, synonyms="numero siret|n siret"),
    Column("website", _field, synonyms="site|site web|site internet|url|web|web site|domaine|domain"),
    Column("postal_code", _field, synonyms="code postal|cp|zip|zip code|zipcode|postcode|postal"),
    Column("city", _field, synonyms="ville|commune|localite|town"),
    Column("country", _field, synonyms="pays|country code|code pays|pays region|country region"),
    Column("role", _field, synonyms="fonction|poste|titre|job title|title|intitule du poste|position|job"),
    Column(
        "product",
        _field,
        synonyms="produit|produits|products|article|service|interet|interested in|besoin produit|product interest",
    ),
    Column("quantity", _field, synonyms="quantite|qte|qty|volume|nombre"),
    Column("budget", _field, synonyms="budget estime|montant|enveloppe|estimated budget|amount|budget ht|budget max"),
    Column("deadline", _field, synonyms="echeance|delai|date souhaitee|date de besoin|timeline|due date|pour quand"),
    Column(
        "message",
        _words(LONGEST_MESSAGE),
        synonyms="commentaire|commentaires|comment|comments|note|notes|remarque|remarques|besoin|demande|request|"
        "description|details|precisions|question|projet|project",
    ),
    Column("language", language_cell, synonyms="langue|lang|locale"),
    Column(
        "consent",
        yes_no_cell,
        default=None,
        synonyms="consentement|accord|opt in|optin|rgpd|gdpr|newsletter|consentement rgpd|marketing consent",
    ),
    Column(
        "direct",
        yes_no_cell,
        default=None,
        synonyms="donne par la personne|given by themselves|collecte directe|first party",
    ),
    Column("via", _field, synonyms="source|origine|provenance|canal|channel|campagne|campaign|lead source|salon"),
)
COLUMNS = tuple(_as_asked(column) for column in _COLUMNS)
