"""Puts a few words of an answer into an older sentence, where they may belong. Pure; the reader says what fits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from graphs.rules.said import Heard, SaidRule

_FIGURE = re.compile(
    r"(?P<number>\d(?:[\d.,\u00a0\u202f ]*\d)?)[\u00a0\u202f ]*"
    r"(?P<unit>%|pour[ -]?cents?\b|percent\b|k€|€|k?eur\b|euros?\b|(?:working )?days?\b|jours?\b|years?\b|ans?\b|"
    r"mois\b|months?\b)",
    re.IGNORECASE,
)
_UNITS = {"%": "%", "p": "%", "€": "€", "k": "€", "e": "€", "d": "d", "j": "d", "w": "d", "y": "y", "a": "y", "m": "m"}
_CONSEQUENCE = ("{old} alors {new}", "{old} then {new}", "{old}, {new}", "{old} : {new}", "{new} {old}")
_CONDITION = (
    "si {new} alors {old}", "if {new} then {old}", "{old} {new}", "{old} si {new}", "{old} if {new}", "{new} : {old}",
    "pour {new} : {old}", "for {new}: {old}",
)  # fmt: skip
_ANY = ("{old} {new}", "{old}, {new}", "{new}, {old}")
_LONGEST = 2_000


def candidates(old: str, new: str, about: str = "", code: str = "") -> Iterator[str]:
    """Sentences that `old` and the answer `new` may make together; the likeliest first. `about` is the piece that was
    asked about, `code` why."""
    old, new = old.strip().rstrip(".;!"), new.strip().rstrip(".;!")
    if not old or not new:
        return
    seen = {old}
    for sentence in _candidates(old, new, about.strip(), code):
        if sentence not in seen and len(sentence) <= _LONGEST:
            seen.add(sentence)
            yield sentence


def _candidates(old: str, new: str, about: str, code: str) -> Iterator[str]:
    yield from _in_place(old, new, about)
    yield from _figures(old, new)
    patterns = {"no_consequence": _CONSEQUENCE, "no_condition": _CONDITION}.get(code, ())
    yield from (pattern.format(old=old, new=new) for pattern in (*patterns, *_ANY))


def _in_place(old: str, new: str, about: str) -> Iterator[str]:
    """The piece that was asked about gives way to the answer, with the unit beside it or without."""
    if not about or about.casefold() == old.casefold():
        return
    word = re.compile(rf"(?<!\w){re.escape(about)}(?!\w)", re.IGNORECASE)
    places = list(word.finditer(old))[:3]
    for place in places:
        yield old[: place.start()] + new + old[place.end() :]
    for place in places:
        unit = re.match(r"[\u00a0\u202f ]*(%|€)", old[place.end() :])
        if unit is not None:
            yield old[: place.start()] + new + old[place.end() + unit.end() :]


def _figures(old: str, new: str) -> Iterator[str]:
    """ "12 %" takes the place of the sentence's only percentage; "12 % au lieu de 10 %" that of the 10 %."""
    said = list(_FIGURE.finditer(new))
    there = list(_FIGURE.finditer(old))
    if not 1 <= len(said) <= 2:
        return
    for figure in said:
        others = [_key(other) for other in said if other is not figure]
        alike = [place for place in there if _unit(place) == _unit(figure)]
        named = [place for place in alike if _key(place) in others]
        chosen = named if others else alike
        if len(chosen) == 1:
            yield old[: chosen[0].start()] + figure[0] + old[chosen[0].end() :]


def _unit(figure: re.Match[str]) -> str:
    return _UNITS.get(figure["unit"][0].casefold(), "")


def _key(figure: re.Match[str]) -> tuple[str, str]:
    return re.sub(r"\s", "", figure["number"]).replace(",", "."), _unit(figure)


def fitting(
    old: str, new: str, about: str, code: str, read: Callable[[str], Heard], before: SaidRule | None
) -> tuple[str, Heard] | None:
    """The sentence that the answer makes, and how it reads: the answer alone when it is a whole rule, else with the
    older sentence. Only clear readings count, and only such as say something else than `before`."""
    whole = read(new)
    if _clear(whole, before) and _conditional(whole):
        return new, whole
    for sentence in candidates(old, new, about, code):
        heard = read(sentence)
        if _clear(heard, before):
            return sentence, heard
    if _clear(whole, before):
        return new, whole
    return _better(old, new, about, code, read, whole)


def _better(
    old: str, new: str, about: str, code: str, read: Callable[[str], Heard], whole: Heard
) -> tuple[str, Heard] | None:
    """Nothing is clear: a rule with fewer doubts than before is a step on, and so is another rule in the answer."""
    now = read(old)
    if whole.rule is not None and _conditional(whole):
        return new, whole
    for sentence in candidates(old, new, about, code):
        heard = read(sentence)
        if heard.rule is not None and (now.rule is None or len(heard.doubts) < len(now.doubts)):
            return sentence, heard
    return None


def _clear(heard: Heard, before: SaidRule | None) -> bool:
    return heard.rule is not None and not heard.doubts and heard.rule != before


def _conditional(heard: Heard) -> bool:
    return heard.rule is not None and heard.rule.when != type(heard.rule.when)()
