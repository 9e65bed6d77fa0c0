"""Which of a lead's facts a form's question asks for, by the words of its label, in French and English. Pure."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Fact = Literal[
    "name", "first_name", "last_name", "company", "email", "phone", "siren", "website", "postal_code", "city",
    "country", "role", "product", "quantity", "budget", "deadline", "message", "subject", "language", "consent", "trap",
    "ignored", "other",
]  # fmt: skip
"""trap: a field that people do not see · ignored: the tool's own, or nothing that we should keep · other: a question
of the form's own whose words sound like a fact's."""

BY_HINT: dict[str, Fact] = {
    "email": "email", "input_email": "email", "work_email": "email", "phone_number": "phone", "phone": "phone",
    "tel": "phone", "input_phone_number": "phone", "url": "website", "website": "website", "input_link": "website",
}  # fmt: skip
"""A tool's own type of a field, where it leaves no doubt."""

_EXACT: dict[str, Fact] = {
    "name": "name", "nom": "last_name", "nom complet": "name", "full name": "name", "fullname": "name",
    "nom prenom": "name", "nom et prenom": "name", "prenom et nom": "name", "prenom nom": "name", "contact": "name",
    "identite": "name", "vous etes": "name", "who are you": "name", "contact name": "name", "nom du contact": "name",
    "prenom": "first_name", "firstname": "first_name", "first": "first_name", "forename": "first_name",
    "given name": "first_name", "lastname": "last_name", "last": "last_name", "surname": "last_name",
    "nom de famille": "last_name", "family name": "last_name", "civilite": "ignored",
    "mail": "email", "courriel": "email", "mel": "email", "e mail": "email", "email": "email",
    "tel": "phone", "mobile": "phone", "portable": "phone", "gsm": "phone", "telephone": "phone", "phone": "phone",
    "cp": "postal_code", "zip": "postal_code", "postcode": "postal_code", "ville": "city", "city": "city",
    "town": "city", "commune": "city", "localite": "city", "pays": "country", "country": "country",
    "site": "website", "url": "website", "web": "website", "domain": "website",
    "poste": "role", "role": "role", "fonction": "role", "metier": "role", "title": "role", "position": "role",
    "qte": "quantity", "quantite": "quantity", "quantity": "quantity", "qty": "quantity", "volume": "quantity",
    "lang": "language", "langue": "language", "language": "language", "locale": "language", "hs language": "language",
    "gotcha": "trap", "bot field": "trap", "hp": "trap", "objet": "subject", "subject": "subject", "sujet": "subject",
    "besoin": "message", "projet": "message", "demande": "message", "text": "message", "texte": "message",
    "form": "ignored", "form name": "ignored", "form id": "ignored", "id": "ignored", "token": "ignored",
    "ip": "ignored", "nonce": "ignored", "action": "ignored", "date": "ignored", "heure": "ignored", "time": "ignored",
    "submitted at": "ignored", "created at": "ignored", "timestamp": "ignored", "page url": "ignored",
    "url de la page": "ignored", "referrer": "ignored", "referer": "ignored", "source url": "ignored",
    "google key": "ignored", "event id": "ignored", "event type": "ignored", "horodateur": "ignored",
    "propulse par": "ignored", "powered by": "ignored", "secret": "ignored", "password": "ignored", "type": "ignored",
}  # fmt: skip

_PATTERNS: tuple[tuple[Fact, str], ...] = (
    ("ignored", r"captcha|user agent|agent utilisateur|remote ip|ip distante|adresse ip|ip address|csrf|nonce"),
    ("trap", r"honeypot|honey pot|pot de miel|leave (this )?(field )?(blank|empty)|laisse[zr] (ce champ )?vide"),
    ("consent", r"consent|consentement|rgpd|gdpr|j accepte|i agree|i accept|privacy|confidentialite|acceptance"
                r"|donnees personnelles|personal data"),
    ("ignored", r"newsletter|infolettre"),
    ("other", r"\b(taille|size|effectifs?|employees|salaries|secteur|industry|revenue|chiffre d affaires"
              r"|how did you hear|comment nous avez vous|source|region|departement|state|province)\b"),
    ("name", r"^(comment vous appelez|quel est votre nom|what( i)?s your( full)? name|who should we)"),
    ("email", r"\b(e ?mails?|mail|courriel)\b"),
    ("phone", r"\b(phone|telephone|tel|mobile|portable|cell|whatsapp|rappeler|call you back)\b"),
    ("siren", r"\b(siren|siret)\b"),
    ("website", r"site (web|internet)|\b(website|web site|homepage|company url|site url)\b"),
    ("postal_code", r"code postal|postal code|zip code|\bpostcode\b|\bzip\b"),
    ("quantity", r"\b(quantites?|quantity|combien|how many|how much do you need|nombre de|number of)\b"),
    ("budget", r"\b(budget|montant|enveloppe|amount|spend)\b"),
    ("deadline", r"\b(deadline|delai|echeance|date souhaitee|date de livraison|livraison souhaitee|timeline)\b"
                 r"|\btimeframe\b|\b(delivery date|when do you|quand|d ici quand|start date|pour quand|by when)\b"),
    ("role", r"job ?title|\b(poste occupe|votre poste|fonction|your role|your position|intitule)\b"),
    ("company", r"\b(company|societe|entreprise|organisation|organization|organisme|business name|raison sociale"
                r"|etablissement|enseigne|firm|employer|structure|magasin|hotel|restaurant)\b"),
    ("first_name", r"\b(first ?name|prenom|given name)\b"),
    ("last_name", r"\b(last ?name|surname|family name|nom de famille)\b"),
    ("product", r"\b(product|produits?|service|articles?|interested in|interesses? par|offre|modele)\b"),
    ("city", r"\b(ville|city|town|commune)\b"),
    ("country", r"\b(pays|country)\b"),
    ("language", r"\b(langue|language)\b"),
    ("message", r"\b(message|comments?|commentaires?|description|decrivez|describe|demande|besoins?|projet|project"
                r"|question|details?|precisions?|remarques?|how can we help|tell us|dites nous)\b"
                r"|\b(inquiry|enquiry|request)\b"),
    ("subject", r"\b(subject|objet|sujet)\b"),
    ("name", r"\b(your name|votre nom|full name|nom complet|name|nom|who are you|contact)\b"),
)  # fmt: skip
_COMPILED: list[tuple[Fact, re.Pattern[str]]] = [(fact, re.compile(pattern)) for fact, pattern in _PATTERNS]

_FILLER = re.compile(r"^(?:your|votre|vos|le|la|my|mon|ma|field|champ|input|form fields?|contact)\s+(?=\S)")


def fact_of(label: str, hint: str = "") -> Fact | None:
    """None: a question of the form's own."""
    words = plain_label(label)
    known = BY_HINT.get(hint.casefold()) or _EXACT.get(words) or _EXACT.get(_FILLER.sub("", words))
    if known is not None or not words:
        return known
    if words.startswith("utm "):
        return "ignored"
    found: Fact | None = next((fact for fact, pattern in _COMPILED if pattern.search(words)), None)
    return None if found == "other" else found


def plain_label(label: str) -> str:
    """Lower case, without accents and signs, words of camelCase and snake_case apart."""
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", label)
    bare = unicodedata.normalize("NFKD", apart).encode("ascii", "ignore").decode().casefold()
    return " ".join(re.findall(r"[a-z0-9]+", bare))[:200]
