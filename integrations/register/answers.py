"""The register's answers, checked and read: of each company what we keep, and nothing about people."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from integrations.crm.port import CompanyRecord
from integrations.http import Senseless
from integrations.register.port import RegisterAnswer

SOURCE = "recherche-entreprises.api.gouv.fr"
MOST = 5
LONGEST = 200
WITHHELD = "NON-DIFFUSIBLE"
"""What the register writes in place of data whose publication was refused."""

ACTIVITY = re.compile(r"\d{2}\.?\d{0,2}[A-Z]?")
SIZE = re.compile(r"NN|\d{2}")
POSTAL_CODE = re.compile(r"\d{5}")
CATEGORIES = ("PME", "ETI", "GE")


class _Part(BaseModel):
    """Only what is named here is ever read: leaders and elected people are not."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class _Seat(_Part):
    code_postal: str | None = None
    libelle_commune: str | None = None
    nom_commercial: str | None = None
    liste_enseignes: list[str | None] | None = None
    statut_diffusion_etablissement: str | None = None


class _More(_Part):
    est_entrepreneur_individuel: bool | None = None


class _Company(_Part):
    siren: str = Field(pattern=r"^[0-9]{9}$")
    nom_complet: str | None = None
    nom_raison_sociale: str | None = None
    activite_principale: str | None = None
    tranche_effectif_salarie: str | None = None
    categorie_entreprise: str | None = None
    date_creation: str | None = None
    etat_administratif: str | None = None
    nature_juridique: str | None = None
    statut_diffusion: str | None = None
    siege: _Seat | None = None
    complements: _More | None = None


class _Page(_Part):
    results: list[_Company] = Field(max_length=25)
    total_results: int = Field(ge=0)


def read_answer(data: object, siren: str, read_at: datetime) -> RegisterAnswer:
    """`siren` as it was asked for, or "" for a search by name. Raises `Senseless` for what is no answer of it.

    Companies that objected to publication are left out, and so is, in a search by name, a sole trader whose only name
    is their own. Those that have ceased come after the others.
    """
    try:
        page = _Page.model_validate(data)
    except ValidationError:
        # Its text quotes what was answered.
        raise Senseless("the register's answer makes no sense") from None
    at = read_at.isoformat(timespec="seconds")
    records = [
        record
        for company in page.results
        if _published(company) and siren in ("", company.siren)
        if (record := _record(company, at)).name or siren
    ]
    records.sort(key=lambda record: not record.open)
    return RegisterAnswer(found=records[:MOST], total=page.total_results)


def _record(company: _Company, read_at: str) -> CompanyRecord:
    seat = company.siege or _Seat()
    place_told = (seat.statut_diffusion_etablissement or "O") == "O"
    return CompanyRecord(
        siren=company.siren,
        name=_name(company, seat),
        activity=_only(ACTIVITY, company.activite_principale),
        size=_only(SIZE, company.tranche_effectif_salarie),
        category=company.categorie_entreprise if company.categorie_entreprise in CATEGORIES else "",
        postal_code=_only(POSTAL_CODE, seat.code_postal) if place_told else "",
        city=_clean(seat.libelle_commune) if place_told else "",
        created_on=_day(company.date_creation),
        open=company.etat_administratif != "C",
        source=SOURCE,
        read_at=read_at,
    )


def _published(company: _Company) -> bool:
    told = (company.statut_diffusion or "O") == "O"
    return told and WITHHELD not in f"{company.nom_complet} {company.nom_raison_sociale}".upper()


def _name(company: _Company, seat: _Seat) -> str:
    """The company's; of a sole trader, whose legal name is a person's, only the name they trade under."""
    if _is_one_person(company):
        return next((name for one in (seat.nom_commercial, *(seat.liste_enseignes or [])) if (name := _clean(one))), "")
    return _clean(company.nom_raison_sociale) or _clean(company.nom_complet)


def _is_one_person(company: _Company) -> bool:
    """INSEE's legal categories of the first level "1" are people in business for themselves."""
    told = company.complements is not None and company.complements.est_entrepreneur_individuel is True
    return told or (company.nature_juridique or "").startswith("1")


def _clean(text: str | None) -> str:
    """One line, as the register's texts are shown to people; "" for what is withheld."""
    kept = "".join(" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in text or "")
    shown = " ".join("".join(char for char in kept if unicodedata.category(char) not in ("Cf", "Cs")).split())
    return "" if WITHHELD in shown.upper() else shown[:LONGEST]


def _only(shape: re.Pattern[str], text: str | None) -> str:
    return text if text and shape.fullmatch(text) else ""


def _day(text: str | None) -> str:
    try:
        return date.fromisoformat(text or "").isoformat()
    except ValueError:
        return ""
