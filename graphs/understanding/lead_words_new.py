"""Reads a new lead as a colleague tells it in a sentence: who, where, how to reach them, what they want."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graphs.leads.given import LONGEST_FIELD, LONGEST_MESSAGE, Given, given_from_json, given_to_json
from graphs.leads.normal import phone_of, siren_of
from graphs.leads.places import departments_of
from graphs.understanding.lead_words_new_signs import (
    AT_CITY,
    BEFORE,
    BUDGET,
    COMPANY_WORDS,
    DEADLINE,
    INDIRECT,
    INTRO,
    LABELLED,
    LABELS,
    OF,
    ONE,
    OTHER,
    PHONE,
    PHONED,
    PIECES,
    PLACED,
    POSTAL,
    RECORDED,
    ROLE,
    SINGULAR,
    SIREN,
    TELLING,
    WANTS,
    WEBSITE,
)
from graphs.understanding.lead_words_text import POLITE, Spoken, spoken
from graphs.understanding.lexicon import LEGAL_FORMS, TITLES
from graphs.understanding.written import EMAIL

LONGEST = 6_000


@dataclass
class _Gathered:
    fields: dict[str, str] = field(default_factory=dict[str, str])
    left: list[str] = field(default_factory=list[str])

    def put(self, name: str, value: str) -> bool:
        """False when something else is there already."""
        value = value.strip(" \t,.;:-–—()\"'")
        if not value or (name in self.fields and self.fields[name] != value):
            return False
        self.fields[name] = value
        return True


def read_new(said: Spoken) -> Given | None:
    """None: nobody new is told of. A lead of whom nothing is said is one all the same, with empty fields."""
    if len(said.text) > LONGEST or "?" in said.folded[:40]:
        return None
    opened = _opened(said)
    if opened is None:
        return None
    rest, place = opened
    gathered = _gathered(rest)
    message = ", ".join(gathered.left)
    if place:
        message = f"{message} ({place})" if message else place
    given = Given(source="chat", direct=INDIRECT.search(said.folded) is None)
    told = {name: value[:LONGEST_FIELD] for name, value in gathered.fields.items()}
    return given_from_json({**given_to_json(given), **told, "message": message[:LONGEST_MESSAGE]})


def _opened(said: Spoken) -> tuple[str, str] | None:
    """What follows the words that say "a new lead", and where they were met."""
    if phoned := PHONED.match(said.folded) or RECORDED.match(said.folded):
        return f"{said.at(phoned, 'who')}, {said.text[phoned.end() :]}", ""
    found = INTRO.match(said.folded)
    if found is None or not SINGULAR.fullmatch(found["noun"]):
        return None
    rest = said.text[found.end() :].strip()
    told = re.match(rf"{POLITE}{TELLING}\s", said.folded)
    if told and (whose := re.match(r"(?:pour|for|chez|at|avec|with)\s+(?=[A-ZÀ-Ý])", rest)):
        # "Crée un lead pour Hôtel du Lac : Marie Petit": whose it is, before who.
        return rest[whose.end() :].replace(" : ", ", ", 1).replace(": ", ", ", 1), said.at(found, "place")
    new = re.search(
        r"\b(?:nouve\w+|nvx|nv|nvo|nveau|nouvo|autre|new|another|fresh|interess\w+|interested|inbound|entrante?)\b",
        said.folded[: found.end()],
    )
    place = said.at(found, "place")
    if not found["mark"] or found["mark"] in ".(":
        # "Un prospect veut …": without a mark, only what has a name's capital or an address tells of somebody.
        capital = rest[:1].isupper() or rest[:1].isdigit()
        wants = WANTS.match(said.folded[found.end() :].strip())
        if (
            not rest
            or OTHER.match(said.folded[found.end() :].strip())
            or not (capital or wants or EMAIL.search(rest) or place)
        ):
            return ("", place) if not rest and (new or told) else None
        if not (new or told or EMAIL.search(rest) or _phones(rest)):
            return None
    elif not rest:
        return ("", place) if new or told else None
    elif found["mark"] != ":" and not (new or told):
        # "lead, …" may be anything; "prospect : …" and "un prospect, Café Joyeux …" tell of one.
        one = re.match(rf"{POLITE}{ONE}", said.folded)
        if one is None or not (rest[:1].isupper() or EMAIL.search(rest) or _phones(rest)):
            return None
    return rest, place


def _phones(text: str) -> list[re.Match[str]]:
    return [found for found in PHONE.finditer(text) if phone_of(found[0])]


def _gathered(rest: str) -> _Gathered:
    gathered = _Gathered()
    rest = _taken(rest, gathered)
    pieces = [piece.strip() for piece in PIECES.split(rest)]
    for piece in pieces:
        if any(letter.isalnum() for letter in piece):
            _piece(piece.strip(" .,:"), gathered)
    return gathered


def _taken(rest: str, gathered: _Gathered) -> str:
    """What is told by its shape: addresses, numbers; the rest without them."""
    for found in list(EMAIL.finditer(rest))[:1]:
        gathered.put("email", found[0])
        rest = _without(rest, found.start(), found.end())
    if (siren := SIREN.search(rest)) and siren_of(siren["n"]):
        gathered.put("siren", siren["n"])
        rest = _without(rest, siren.start(), siren.end())
    for found in _phones(rest)[:1]:
        gathered.put("phone", found[0])
        rest = _without(rest, found.start(), found.end())
    if site := WEBSITE.search(rest):
        gathered.put("website", site[0].rstrip(".,;"))
        rest = _without(rest, site.start(), site.end())
    return rest


def _without(text: str, start: int, end: int) -> str:
    before = BEFORE.sub("", text[:start])
    return f"{before.rstrip(' (')} , {text[end:].lstrip(' )')}"


def _piece(piece: str, gathered: _Gathered) -> None:
    said = spoken(piece)
    labelled = LABELLED.match(said.folded)
    name = LABELS.get(labelled["label"].strip()) if labelled is not None else None
    if labelled is not None and name is not None:
        value = said.at(labelled, "value")
        if name == "message" or not gathered.put(name, value):
            gathered.left.append(value)
        return
    if WANTS.search(said.folded):
        _wish(said, gathered)
        return
    money = BUDGET.search(said.folded)
    if money is not None and gathered.put("budget", said.at(money, "after") or said.at(money, "before")):
        left = (said.text[: money.start()] + said.text[money.end() :]).strip(" .,:")
        if any(letter.isalnum() for letter in left):
            gathered.left.append(left)
        return
    postal = POSTAL.search(said.text)
    if postal is not None and gathered.put("postal_code", postal["code"]):
        gathered.put("city", postal["city"] or "")
        left = said.text[: postal.start()].strip(" ,à")
        if left:
            _name(spoken(left), gathered)
        return
    if (city := AT_CITY.match(said.text)) and gathered.put("city", city["city"]):
        return
    if ROLE.match(said.folded) and gathered.put("role", said.text):
        of = OF.match(said.text)
        if of is not None and _proper(of["company"]) and of["company"][:1].isupper():
            gathered.put("company", of["company"])
        return
    if (deadline := DEADLINE.match(said.folded)) and deadline.end() >= len(said.folded) - 2:
        gathered.put("deadline", said.text)
        gathered.left.append(said.text)
        return
    _name(said, gathered)


def _wish(said: Spoken, gathered: _Gathered) -> None:
    """What they want is kept in whole words; its budget and its date are fields too."""
    wish = WANTS.search(said.folded)
    assert wish is not None
    if subject := _subject(said, wish.start()):
        _name(spoken(subject), gathered)
    start = wish.start() if subject else 0
    text = said.text[start:].strip(" .,")
    text = re.sub(r"^(?:qui|who|et|and)\s+", "", text)
    for name, pattern in (("budget", BUDGET), ("deadline", DEADLINE)):
        found = pattern.search(said.folded)
        if found is None:
            continue
        value = (
            (said.at(found, "after") or said.at(found, "before"))
            if name == "budget"
            else said.text[found.start() : found.end()]
        )
        gathered.put(name, value)
    gathered.left.append(text)


def _subject(said: Spoken, end: int) -> str:
    """ "Marie Petit cherche …", "l'hôtel du Lac qui voudrait …": somebody named before what they want."""
    before = re.sub(r"\s+(?:qui|who|that|est|is|are|a|il|elle|ils|he|she|they)?\s*$", "", said.text[:end]).strip(" ,")
    if not before or fold_is_pronoun(before) or not any(word[:1].isupper() for word in before.split()):
        return ""
    return before


def fold_is_pronoun(text: str) -> bool:
    return text.casefold() in {"il", "elle", "ils", "elles", "he", "she", "they", "on", "i", "je", "qui", "who"}


def _name(said: Spoken, gathered: _Gathered) -> None:
    """A person, a company, both ("Marie Petit de l'Hôtel du Lac"), a town, or words that are kept as they are."""
    text = re.sub(
        r"^(?:(?:il|elle|he|she|qui)\s+(?:s'appelle|se nomme|is called|is named)|nomm[ée]e?|appel[ée]e?"
        r"|called|named|c'est|it's|it is|avec|with|et|and)\s+",
        "",
        said.text.strip(" ."),
        flags=re.IGNORECASE,
    )
    placed = PLACED.match(text)
    is_town = placed is not None and (departments_of(placed["city"]) or _company(placed["rest"]))
    if placed is not None and is_town and gathered.put("city", placed["city"]):
        text = placed["rest"]
    bare = re.sub(r"^(?:l'|la |le |the |chez |from |at |de chez )(?=\S)", "", text)
    if not bare or len(bare.split()) > 9:
        gathered.left.append(said.text)
        return
    both = OF.match(text)
    if both is not None and _told_person(both) and _proper(both["company"]):
        company = re.sub(r"^(?:l'|la |le |the )", "", both["company"].strip())
        if "name" not in gathered.fields and gathered.put("name", both["name"]):
            if not gathered.put("company", company):
                gathered.left.append(company)
            return
    if not _proper(bare):
        gathered.left.append(said.text)
    elif _company(bare):
        if not gathered.put("company", bare) and not gathered.put("name", bare):
            gathered.left.append(said.text)
    elif (gathered.fields.keys() & {"name", "company"} and departments_of(bare) and gathered.put("city", bare)) or (
        _person(bare) and gathered.put("name", bare)
    ):
        return
    elif not gathered.put("company", bare) and not gathered.put("name", bare):
        gathered.left.append(said.text)


def _told_person(both: re.Match[str]) -> bool:
    """Where the company stands in brackets, capitals may lack: "karim haddad (Snack du Port)"."""
    name = both["name"]
    if both["link"] is None and re.fullmatch(r"[^\W\d_]{2,}(?:[ -][^\W\d_]{2,}){1,2}", name) and not _company(name):
        return True
    return name[:1].isupper() and _person(name)


def _proper(text: str) -> bool:
    keys = re.findall(r"\w+", spoken(text).folded)
    return any(word[:1].isupper() for word in text.split()) or any(key in COMPANY_WORDS for key in keys[:2])


def _company(text: str) -> bool:
    keys = re.findall(r"\w+", spoken(text).folded)
    return "&" in text or any(key in COMPANY_WORDS or key in LEGAL_FORMS - {"a", "as", "co"} for key in keys)


def _person(text: str) -> bool:
    """A title and a name, or two to four words with capitals that are no company's."""
    tokens = text.split()
    if tokens and spoken(tokens[0]).folded.strip(".") in TITLES and len(tokens) <= 5:
        return True
    return 2 <= len(tokens) <= 4 and all(word[:1].isupper() for word in tokens) and not _company(text)
