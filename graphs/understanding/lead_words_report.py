"""Reads what a colleague asks about leads: a list, the board, the picture of a week, or how one of them does."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from graphs.understanding.lead_words_text import NOUN, ONE_NOUN, POLITE, THE_NOUN, Spoken, may_be_lead, name_of
from graphs.understanding.lexicon import words
from graphs.understanding.money_words_refs import day_in
from graphs.understanding.reading import Situation
from graphs.understanding.text import fold
from integrations.crm.port import LeadClass

_CLASSES: dict[LeadClass, frozenset[str]] = {
    "hot": words("chaud chauds chaude chaudes hot brulants hottest"),
    "warm": words("tiede tiedes warm"),
    "cold": words("froid froids froide froides cold"),
    "spam": words("spam spams indesirables junk"),
    "job": words("candidatures candidats"),
}
_ASKING = words(
    "montre montrer montrez affiche afficher affichez liste lister listez donne donner donnez voir vois "
    "quels quel quelles "
    "quelle sont est qui que combien ou en sommes nous avons ai as a t il y show list give me moi see view what which "
    "how many who are is do we have i got get display qu est ce qu on j c est etat le la les l des de du d "
    "nos mes notre "
    "mon ma my our the all tous toutes in of for pour par s there any recus recu arrives entres new nouveaux nouvelles "
    "nouveau nouvelle recents recentes dernier derniers dernieres latest recent last open ouverts en cours "
    "encore still "
    "actifs active aujourd hui un une point liste et and sur about on suis suivis attribues assigned to "
    "belong mine miens "
    "commercial commerciaux commerciale classes classe "
    "did had came come comme rappeler contacter appeler suivre call back received"
)
_POLITE = words(
    "commis bonjour salut hello hi hey ok stp svp please merci thanks peux peut tu pouvez vous pourrais can "
    "could you would "
    "s te plait il faut veux voudrais want like to thank"
)
_NOUNS = words("prospect prospects lead leads piste pistes prospection")
_MINE = words("mes my mine miens")
_BOARD = words(
    "tableau board kanban pipeline pipe statut statuts status stage stages etape etapes entonnoir funnel colonnes"
)
_PICTURE = words(
    "bilan rapport resume stats statistiques statistique chiffres report summary figures numbers synthese recap "
    "recapitulatif performance performances conversion taux rate graphique graph chart courbe bord dashboard vitesse "
    "speed reponse reponses response reply delai median mediane combien many"
)
_EXPORT = words(
    "exporte exporter exportez export csv excel tableur telecharge telecharger download spreadsheet extraction fichier"
)
_WEEKDAYS = (
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)
_DAY_NAMES: tuple[str, ...] = tuple(_WEEKDAYS.split("|"))
_SINCE: tuple[tuple[str, str], ...] = (
    ("last_week", r"\b(?:de |of )?(?:la )?(?:semaine (?:derniere|passee|precedente)|last week(?:'s)?|previous week)\b"),
    ("last_month", r"\b(?:du |le |of )?(?:mois (?:dernier|passe|precedent)|last month(?:'s)?|previous month)\b"),
    ("week", r"\b(?:de |of )?(?:la semaine|cette semaine|this week(?:'s)?|the week|hebdo\w*|weekly)\b(?: en cours)?"),
    ("month", r"\b(?:du mois(?: en cours)?|ce mois(?:[- ]ci)?|this month(?:'s)?|of the month|mensuel\w*|monthly)\b"),
    ("year", r"\b(?:de l'annee|cette annee|this year(?:'s)?)\b"),
    ("today", r"\b(?:d'|de )?(?:aujourd'?hui|today(?:'s)?|du jour|ce matin|this morning)\b"),
    ("yesterday", r"\b(?:d'|depuis |since )?(?:hier|yesterday(?:'s)?)\b"),
    ("days",
        r"\b(?:des |les |of the |the |in the |over the |sur les |depuis )*(?:last |past "
        r"|derniers? )?(?P<count>\d{1,3}) (?:derniers? |last )?(?:jours|days)\b"),
    ("weeks",
        r"\b(?:des |les |of the |the |in the |over the |sur les |depuis )*(?:last |past "
        r"|dernieres? )?(?P<count>\d{1,2}) (?:dernieres? |last )?(?:semaines|weeks)\b"),
    ("weekday", rf"\b(?:depuis|since) (?:le )?(?P<day>{_WEEKDAYS})(?: dernier)?\b(?! \d)"),
    ("since", r"\b(?:depuis|since|a partir du|from)\s+(?P<said>[^?!.,;]{2,40})$"),
)  # fmt: skip
_TIMES = [(name, re.compile(pattern)) for name, pattern in _SINCE]

_ONE_END = r"\s*[?!. ]*(?:(?:stp|svp|please|merci|thanks)[?!. ]*)?$"
_NAME = rf"(?:(?P<noun>{THE_NOUN})\s+)?(?P<who>[^\n?:;,]{{1,80}}?)"
_ABOUT_ONE: tuple[str, ...] = (

        r"qui (?:est-ce qui )?(?:a |va |doit |devait )?(?:deja )?(?:rappel\w+|contact\w+|recontact\w+|appel\w+"
        r"|repondu a|ecrit a|suit|gere|traite|s'occupe (?:de |d'|(?=du ))|s'est occupe (?:de |d'|(?=du )))",
    r"a[- ]t[- ]on (?:deja )?(?:rappele|contacte|recontacte|repondu a|ecrit a)",
    r"(?:est-ce qu'on a|on a) (?:deja )?(?:rappele|contacte|recontacte|repondu a|ecrit a)",

        r"who (?:has |is |was |will |did )?(?:already )?(?:call(?:ed|ing|s)?(?: back)?|rang|contact(?:ed|ing|s)?"
        r"|reach(?:ed|ing)? out to|handl(?:es|ed|ing)|own(?:s|ed)?|look(?:s|ed|ing) after|follow(?:s|ed"
        r"|ing)(?: up)?(?: with| on)?|wrote to|answer(?:ed|s)|dealing with|working (?:on|with)|takes? care of"
        r"|taking care of)",

        r"(?:did|has|have) (?:we|anyone|anybody|someone|somebody) (?:already |ever )?(?:call(?:ed)?(?: back)?"
        r"|contact(?:ed)?|reply to|replied to|answer(?:ed)?|write to|written to)",
)  # fmt: skip
_ONES = [re.compile(rf"{POLITE}{begin} ?{_NAME}(?: back)?{_ONE_END}") for begin in _ABOUT_ONE]
_LEAD_SAID = re.compile(
    rf"{POLITE}(?:ou en (?:est|sommes[- ]nous avec|est[- ]on avec)|des nouvelles (?:de|d'|du)|any news (?:on"
    rf"|of|from|about)|quoi de neuf (?:sur|chez|avec)"
    r"|parle[- ]moi (?:de|d'|du)|tell me about|que sait[- ]on (?:de|d'|du)|que savons[- ]nous (?:de|d'|du)"
    r"|what do we know about|what about|how is|historique (?:de|d'|du)?"
    r"|history of|fiche(?: de| d'| du)?|details?(?: de| d'| du| of| on)?|montre(?:[- ]moi)?|affiche"
    r"|show(?: me)?|voir|open|ouvre|score (?:de|d'|du|of)|quel est le score (?:de|d'|du)|what is the score of"
    rf"|pourquoi|why is)? ?(?P<noun>{ONE_NOUN})\s+(?!(?:time|times|magnet|gen\w*|from|with|without|in|of|for"
    rf"|de|du|des|sans|avec|dans|par|pour|a|au|est|sont|is|are|qui|who|that|when|if"
    rf"|si)\b)(?P<who>[^\n?:;,]{{1,80}}?)(?: (?:est|is|doing|at|en est ou|now|(?:si )?(?:chaud|tiede|froid"
    rf"|hot|warm|cold))){{0,2}}{_ONE_END}"
)
_CLASS_WORDS = frozenset(word for spellings in _CLASSES.values() for word in spellings)
_NO_NAME = _CLASS_WORDS | _ASKING | _BOARD | _PICTURE | _EXPORT


def read_report(said: Spoken, situation: Situation) -> dict[str, Any] | None:
    """The brief of a question about leads; None for anything else."""
    if len(said.text) > 200 or "\n" in said.text.strip():
        return None
    return _whole(said.folded, situation.today) or _one(said, situation)


def _whole(folded: str, today: date) -> dict[str, Any] | None:
    """Every word must be one that such a question is made of."""
    told, since, until = _time(folded, today)
    said = re.findall(r"[^\W_]+", told)
    nouns = [word for word in said if word in _NOUNS or word in ("contacts", "clients", "potential", "customers")]
    if not nouns or not (set(said) & _NOUNS or re.search(rf"\b{NOUN}\b", told)):
        return None
    classed: list[LeadClass] = [name for name, spellings in _CLASSES.items() if set(said) & spellings]
    known = _ASKING | _POLITE | _NOUNS | _MINE | _BOARD | _PICTURE | _EXPORT | _CLASS_WORDS
    known |= {
        "potentiels",
        "potential",
        "clients",
        "customers",
        "contacts",
        "premiere",
        "first",
        "moyen",
        "average",
        "time",
    }
    if len(classed) > 1 or any(word not in known for word in said) or not _asks(said):
        return None
    mine = bool(set(said) & _MINE) or bool(re.search(r"\b(?:que je suis|assigned to me|a moi)\b", told))
    brief = {
        "view": _view(set(said), since, bool(classed) or mine, told),
        "classed": classed[0] if classed else "",
        "mine": mine,
        "since": since.isoformat() if since else "",
        "name": "",
    }
    return brief | ({"until": until.isoformat()} if until else {})


def _asks(said: list[str]) -> bool:
    """ "Un prospect", "a lead" ask for nothing; nor does "nouveau prospect"."""
    singular = not any(word.endswith("s") for word in said if word in _NOUNS) and "prospection" not in said
    return not singular or bool(set(said) & (_BOARD | _PICTURE | _EXPORT))


def _view(said: set[str], since: date | None, narrowed: bool, told: str) -> str:
    if said & _EXPORT:
        return "export"
    if said & (_BOARD - {"tableau"}) or ("tableau" in said and "bord" not in said):
        return "board"
    listed = bool(re.search(r"\b(?:liste\w*|list|montre\w*|show|affiche\w*|quels|which)\b", told))
    if said & _PICTURE or (since is not None and not narrowed and not listed):
        return "week"
    return "list"


def _time(folded: str, today: date) -> tuple[str, date | None, date | None]:
    """The words without those about time, and the first and last day they name."""
    for name, pattern in _TIMES:
        found = pattern.search(folded.rstrip(" ?!."))
        if found is None:
            continue
        since, until = _day(name, found, today)
        if since is not None:
            return f"{folded[: found.start()]} {folded[found.end() :]}", since, until
    return folded, None, None


def _day(name: str, found: re.Match[str], today: date) -> tuple[date | None, date | None]:
    monday, first = today - timedelta(days=today.weekday()), today.replace(day=1)
    match name:
        case "last_week":
            return monday - timedelta(days=7), monday - timedelta(days=1)
        case "last_month":
            return (first - timedelta(days=1)).replace(day=1), first - timedelta(days=1)
        case "week":
            return monday, None
        case "month":
            return first, None
        case "year":
            return today.replace(month=1, day=1), None
        case "today":
            return today, None
        case "yesterday":
            return today - timedelta(days=1), None
        case "days" | "weeks":
            return today - timedelta(days=int(found["count"]) * (7 if name == "weeks" else 1)), None
        case "weekday":
            back = (today.weekday() - _DAY_NAMES.index(found["day"]) % 7) % 7
            return today - timedelta(days=back or 7), None
        case _:
            told = day_in(found["said"], today)
            day = told.day if told is not None else None
            # What is said to have begun is past: "depuis le 20 décembre", said in November, is last year's.
            return (day.replace(year=day.year - 1, day=min(day.day, 28)) if day and day > today else day), None


def _one(said: Spoken, situation: Situation) -> dict[str, Any] | None:
    for pattern in (*_ONES, _LEAD_SAID):
        found = pattern.match(said.folded)
        if found is None:
            continue
        name = name_of(said, found)
        bare = re.findall(r"[^\W_]+", name.casefold())
        called = bool(found["noun"])
        if all(word in _NO_NAME for word in bare) or (pattern is _LEAD_SAID and not _is_name(name, said, found)):
            continue
        if may_be_lead(name, situation, said_so=called):
            return {"view": "one", "classed": "", "mine": False, "since": "", "name": name}
    return None


_TELLS = re.compile(r"\b(?:a|ont|has|have|est|sont|is|are|n'est|ne|veut|voudrait|wants?|doit|needs?|cherche|will|va)\b")


def _is_name(name: str, said: Spoken, found: re.Match[str]) -> bool:
    """ "Le prospect est parti" names nobody: a name has capitals, an address, or a question around it."""
    asks = "?" in said.text or found.start("noun") > 0
    if found.start("noun") == 0 and _TELLS.search(fold(name)):
        return False
    return (
        "@" in name
        or (name[:1].isupper() or any(word[:1].isupper() for word in name.split()))
        or (asks and len(name.split()) <= 3)
    )
