"""The French register of companies on loopback, by its public schema, with companies that do not exist."""

from __future__ import annotations

import time
from typing import Any

from tests.support.outside_server import Fault, OutsideServer, Seen

SECONDARY = ("complements", "dirigeants", "finances", "matching_etablissements", "siege", "tva")
LEADER = {
    "nom": "MARCHETTI",
    "prenoms": "OCTAVIE",
    "annee_de_naissance": "1964",
    "date_de_naissance": "1964-09",
    "qualite": "Gérant",
    "nationalite": "Française",
    "type_dirigeant": "personne physique",
}
"""Somebody whose data must not be found in anything that was read."""

ELECTED = {"nom": "BELVAL", "prenoms": "ANSELME", "annee_de_naissance": "1958", "fonction": "Maire", "sexe": "M"}


def company(
    siren: str, name: str, *, postal_code: str = "69003", city: str = "LYON 3EME", **more: Any
) -> dict[str, Any]:
    """One as the register tells it; `more` replaces fields, `siege` and `complements` are filled up."""
    seat = {
        "activite_principale": "31.01Z",
        "adresse": f"12 RUE DES ATELIERS {postal_code} {city}",
        "caractere_employeur": "O",
        "code_postal": postal_code,
        "commune": "69383",
        "date_creation": "2009-04-01",
        "date_fermeture": None,
        "est_siege": True,
        "etat_administratif": "A",
        "latitude": "45.75",
        "libelle_commune": city,
        "liste_enseignes": None,
        "longitude": "4.85",
        "nom_commercial": None,
        "region": "84",
        "siret": f"{siren}00017",
        "statut_diffusion_etablissement": "O",
        "tranche_effectif_salarie": "12",
    }
    complements = {
        "collectivite_territoriale": {"code": "01", "code_insee": "01", "elus": [ELECTED], "niveau": "commune"},
        "est_association": False,
        "est_entrepreneur_individuel": False,
        "est_rge": True,
        "identifiant_association": None,
        "liste_idcc": ["1411"],
    }
    return {
        "siren": siren,
        "nom_complet": name,
        "nom_raison_sociale": name,
        "sigle": None,
        "nombre_etablissements": 2,
        "nombre_etablissements_ouverts": 1,
        "activite_principale": "31.01Z",
        "categorie_entreprise": "PME",
        "caractere_employeur": "O",
        "annee_categorie_entreprise": "2023",
        "date_creation": "2009-04-01",
        "date_mise_a_jour": "2026-09-21T03:34:50",
        "dirigeants": [LEADER],
        "etat_administratif": "A",
        "nature_juridique": "5710",
        "section_activite_principale": "C",
        "tranche_effectif_salarie": "12",
        "annee_tranche_effectif_salarie": "2023",
        "statut_diffusion": "O",
        "matching_etablissements": [],
        "finances": {"2024": {"ca": 4_200_000, "resultat_net": 118_000}},
        "tva": [f"FR12{siren}"],
        **more,
        "siege": {**seat, **more.get("siege", {})},
        "complements": {**complements, **more.get("complements", {})},
    }


COMPANIES = [
    company("812345676", "ATELIERS VERNAY", nom_complet="ATELIERS VERNAY (VERNAY BUREAUX)"),
    company("823456785", "ATELIERS VERNAY", postal_code="44000", city="NANTES", tranche_effectif_salarie="NN"),
    company(
        "834567894",
        "ATELIERS VERNAY DU NORD",
        postal_code="59000",
        city="LILLE",
        etat_administratif="C",
        date_fermeture="2021-03-31",
        siege={"etat_administratif": "F", "date_fermeture": "2021-03-31"},
    ),
    company(
        "845678903",
        "CLOVIS TREMBLOT",
        nom_complet="CLOVIS TREMBLOT (MENUISERIE DU LAC)",
        postal_code="74000",
        city="ANNECY",
        nature_juridique="1000",
        siege={"nom_commercial": "MENUISERIE DU LAC"},
        complements={"est_entrepreneur_individuel": True},
    ),
    company(
        "856789012",
        "PRUNELLE VASSEROT",
        postal_code="74000",
        city="ANNECY",
        nature_juridique="1000",
        complements={"est_entrepreneur_individuel": True},
    ),
    company("867890121", "VASSEROT DISCRETION", statut_diffusion="P"),
    company(
        "878901230",
        "SCIERIE DES TROIS PONTS",
        siege={
            "statut_diffusion_etablissement": "P",
            "code_postal": None,
            "libelle_commune": "[NON-DIFFUSIBLE]",
            "adresse": "[NON-DIFFUSIBLE]",
        },
    ),
]


class RegisterServer(OutsideServer):
    """`limit`: requests a second that it takes before it answers 429, as the real one does; 0: any number."""

    def __init__(self, *faults: Fault, always: Fault | None = None, limit: int = 0) -> None:
        super().__init__(*faults, always=always)
        self.companies = list(COMPANIES)
        self.limit = limit
        self.refused = 0
        self._times: list[float] = []

    def reply(self, seen: Seen) -> tuple[int, Any]:
        now = time.monotonic()
        self._times = [at for at in self._times if now - at < 1.0] + [now]
        if self.limit and len(self._times) > self.limit:
            self.refused += 1
            return 429, {"erreur": "Trop de requêtes."}
        if seen.path != "/search":
            return 404, {"detail": "Not Found"}
        query = seen.query
        words = query.get("q", "").split()
        if not any(len(word) >= 3 for word in words) and "code_postal" not in query:
            return 400, {"erreur": "3 caractères minimum pour les termes de la requête."}
        page, size = int(query.get("page", "1")), int(query.get("per_page", "10"))
        found = [one for one in self.companies if _matches(one, query)]
        return 200, {
            "results": [_shown(one, query) for one in found[(page - 1) * size : page * size]],
            "total_results": len(found),
            "page": page,
            "per_page": size,
            "total_pages": -(-len(found) // size),
        }


def _matches(one: dict[str, Any], query: dict[str, str]) -> bool:
    words = query.get("q", "").upper().split()
    if len(words) == 1 and words[0].isdecimal() and len(words[0]) in (9, 14):
        return one["siren"] == words[0][:9]
    told = f"{one['nom_complet']} {one['siege']['adresse']} {LEADER['nom']}".upper()
    there = query.get("code_postal") in (None, one["siege"]["code_postal"])
    return there and all(word in told for word in words)


def _shown(one: dict[str, Any], query: dict[str, str]) -> dict[str, Any]:
    """Without what `minimal` leaves out and `include` does not ask for."""
    if query.get("minimal", "").lower() != "true":
        return one
    wanted = query.get("include", "").split(",")
    return {name: value for name, value in one.items() if name not in SECONDARY or name in wanted}
