"""Who is meant by the words for somebody whose agreement a rule needs: a colleague, or whoever holds a role."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from graphs.ask import Choice
from graphs.context import Person, Role
from graphs.rules.consequence import Approval
from graphs.rules.names import names_of
from graphs.understanding.lexicon import words
from graphs.understanding.text import excerpt, fold
from integrations.books.port import Directory

_MOST_CHOICES = 8
_LABEL = 75
_AROUND = words(
    "le la les l un une du de des d the a an of our notre nos mon ma my m mr mrs ms mme mlle monsieur madame by par "
    "role fonction"
)
"""Stand around a name and are no part of it."""


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split("|"))


HIGHEST = _phrases(
    "direction|directeur|directrice|director|directors|gerant|gerante|gerance|patron|patronne|boss|big boss|management|"
    "directeur general|directrice generale|direction generale|dg|pdg|ceo|managing director|general manager|president|"
    "presidente|dirigeant|dirigeante|chef entreprise|owner|proprietaire|executive|executives|board|top management|"
    "comite direction|codir|chief executive|company director|senior management|fondateur|fondatrice|founder"
)
SALES = _phrases(
    "responsable commercial|responsable commerciale|directeur commercial|directrice commerciale|direction commerciale|"
    "sales lead|sales manager|sales director|head sales|chef ventes|cheffe ventes|responsable ventes|responsable vente|"
    "directeur ventes|directrice ventes|manager commercial|manager commerciale|commercial lead|commercial manager|"
    "commercial director|lead commercial|sales management|vp sales"
)
ABOVE_LOWEST = _phrases(
    "responsable|responsables|manager|managers|superieur|superieure|superieur hierarchique|superieure hierarchique|"
    "hierarchie|superviseur|superviseuse|supervisor|chef|cheffe|n 1|n+1|line manager|encadrant|encadrante|chef equipe|"
    "cheffe equipe|team lead|team leader|lead|superior|senior"
)
LOWEST = _phrases(
    "collaborateur|collaboratrice|employe|employee|employes|employees|salarie|salariee|colleague|collegue|staff|"
    "anyone|anybody|someone|somebody|quelqu un|quelqu|n importe qui|tout monde|everyone|everybody"
)


def approver(text: str, colleagues: Sequence[Person], roles: Sequence[Role], language: str) -> Approval | list[Choice]:
    """Whose agreement it is; or, when nobody or several can be meant, whom to choose from."""
    people = [person for person in colleagues if not person.outside]
    ranked = sorted(roles, key=lambda role: role.rank)
    exact = _exact(text, people, ranked)
    if exact is not None:
        return exact
    named = _named(text, people)
    if len(named) == 1:
        return Approval(person=named[0].id)
    role = None if named else _role(_slug(text), ranked)
    if role is not None:
        return Approval(role=role.name)
    return _choices(text, named or _alike(text, people), people, ranked, language)


def _slug(text: str) -> str:
    """The telling words alone: "l'accord de la direction" and "Direction" are alike."""
    pieces = re.findall(r"[^\W_]+", fold(text[:300]))
    return " ".join([piece for piece in pieces if piece not in _AROUND] or pieces)


def _exact(text: str, people: Sequence[Person], ranked: Sequence[Role]) -> Approval | None:
    """An id, a whole name, an address, a role's own name."""
    wanted, slug = fold(text.strip()), _slug(text)
    if not slug:
        return None
    by_id = [person for person in people if fold(person.id) == wanted]
    by_name = [person for person in people if wanted in (fold(" ".join(person.name.split())), fold(person.email))]
    by_slug = [person for person in people if _slug(person.name) == slug]
    for found in (by_id, by_name, by_slug):
        if len(found) == 1:
            return Approval(person=found[0].id)
        if found:
            return None
    role = next((role for role in ranked if fold(role.name) == wanted or _slug(role.name) == slug), None)
    return Approval(role=role.name) if role is not None else None


def _named(text: str, people: Sequence[Person]) -> list[Person]:
    """Those whose name has all the words: a first name, a family name."""
    wanted = set(_slug(text).split())
    return [person for person in people if wanted and wanted <= set(_slug(person.name).split())]


def _role(slug: str, ranked: Sequence[Role]) -> Role | None:
    """By what such a function is usually called. Of the functions between the lowest and the highest role, the one
    there is, or none."""
    if not ranked:
        return None
    if slug in HIGHEST:
        return ranked[-1]
    if slug in ABOVE_LOWEST:
        return ranked[1] if len(ranked) > 1 else ranked[0]
    if slug in LOWEST:
        return ranked[0]
    if slug not in SALES:
        return None
    known = next((role for role in ranked if role.name == "sales_lead" or _slug(role.name) in SALES), None)
    between = ranked[1:-1]
    return known or (between[0] if len(between) == 1 else None)


def _alike(text: str, people: Sequence[Person]) -> list[Person]:
    """Names that read alike, whole or in part."""
    by_name = {person.id: _slug(person.name) for person in people}
    found = process.extract(_slug(text), by_name, scorer=fuzz.WRatio, score_cutoff=75, limit=5)
    known = {person.id: person for person in people}
    return [known[key] for _, _, key in found]


def _choices(
    text: str, near: Sequence[Person], people: Sequence[Person], ranked: Sequence[Role], language: str
) -> list[Choice]:
    """The near names first, then the roles that may agree, then whoever holds one of them."""
    senior = {role.name for role in ranked[1:]}
    others = [person for person in people if person.role in senior and person not in near]
    choices = [Choice(person.id, excerpt(person.name, _LABEL)) for person in near]
    labels = names_of(Directory("", [], []), people, ranked).roles
    choices += [Choice(role.name, excerpt(labels[role.name][language], _LABEL)) for role in reversed(ranked[1:])]
    choices += [Choice(person.id, excerpt(person.name, _LABEL)) for person in others]
    return choices[:_MOST_CHOICES]
