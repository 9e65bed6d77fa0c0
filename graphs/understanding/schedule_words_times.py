"""The hour and the days of what comes back: "à 8h15 du lundi au vendredi", "every morning but Friday", "le premier jour
ouvré"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graphs.understanding.schedule_words_limits import (
    ANOTHER,
    BETWEEN,
    INSTEAD,
    MOVED,
    ONE_DAY,
    OPEN_END,
    SHIFTS,
    SPANS,
    TWICE,
)
from graphs.understanding.schedule_words_text import Words
from graphs.when.pieces import Repeat
from graphs.when.rules import rule_of

_FR = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_EN = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = ("mon", "tue|tues", "wed|weds", "thu|thur|thurs", "fri", "sat", "sun")
_DAY = r"(?:" + "|".join(f"{name}s?" for name in (*_FR, *_EN)) + r"|week ?ends?)"
_LIST = rf"{_DAY}(?:(?: ?,| et| and| ou| or| puis| le| les| on| the| aussi)* {_DAY})*"
_ANY_SHORT = r"(?:" + "|".join(_SHORT) + r")"

_RANGES = (
    re.compile(rf"(?:\b(?:du|de|from|tous les jours du|tous les jours de|every day from) )?\b(?P<a>{_DAY}) "
               rf"(?:au|a|to|through|thru|until|jusqu au) (?P<b>{_DAY})\b"),
    re.compile(rf"\b(?P<a>{_ANY_SHORT})\.? ?(?:-|to|through| ) ?(?P<b>{_ANY_SHORT})\b"),
)  # fmt: skip
_WORKED = re.compile(
    r"\b(?:(?:tous|toutes|tout|chaque|les|le|on|every|each|all|que|only|seulement) )*(?:en semaine|la semaine|"
    r"jours? de (?:la )?semaine|jours? ouvres?|jours? ouvrables?|jours? travailles?|jours? de travail|week ?days?|"
    r"working days?|work days?|workdays?|business days?)(?: seulement| uniquement| only)?\b"
)
_EVERY_DAY = re.compile(
    r"\b(?:tous les jours|chaque jour|tout les jours|7 ?j ?(?:sur|/) ?7|7 jours sur 7|every day|each day|everyday|"
    r"every single day|quotidiennement|week ?end compris|weekends included)\b"
)
_PARTS = re.compile(
    r"\b(?:tous les|tout les|chaque|every|each|le|in the|du|de bon) (?P<part>matins?|soirs?|midis?|apres midis?|"
    r"morning|evening|afternoon|noon)\b"
)
_EXCEPT = re.compile(
    rf"\b(?:sauf|hors|excepte|a l exception (?:du|de)|mais pas|but not|except|excluding|apart from|not)"
    rf"(?: le| les| on| for| du| des)* (?P<days>{_LIST})"
)
_ALSO = re.compile(
    rf"\b(?:aussi|egalement|meme|also|too|plus|et) (?:le|les|on) (?P<after>{_LIST})(?: aussi| too)?\b|"
    rf"\b(?:le|les|on) (?P<before>{_LIST}) (?:aussi|egalement|too|as well)\b"
)
_DAYS = re.compile(
    rf"\b(?:(?:tous|toutes|chaque|le|les|every|each|on|the|seulement|only|uniquement) )*(?P<days>{_LIST})\b"
)
_NTH = {
    "premier": 1, "1er": 1, "1": 1, "first": 1, "1st": 1, "deuxieme": 2, "second": 2, "2e": 2, "2nd": 2, "troisieme": 3,
    "third": 3, "3e": 3, "3rd": 3, "quatrieme": 4, "fourth": 4, "4e": 4, "4th": 4, "dernier": -1, "last": -1,
}  # fmt: skip
_MONTHLY_TAIL = (
    r"(?: (?:du|de chaque|de tous les|chaque|of the|of every|of each|every|each|in the) mois|"
    r" (?:of the|of every|of each|every|each|in the) month)?"
)
_NTH_WORKED = re.compile(
    rf"\b(?:le |les |au |on |to |the |every |chaque )*(?P<nth>{'|'.join(_NTH)}) (?:jour (?:ouvre|ouvrable|travaille)|"
    rf"jours? ouvres?|(?:working|business|week) ?day){_MONTHLY_TAIL}\b"
)
_NTH_DAY = re.compile(
    rf"\b(?:le |les |au |on |to |the |every |chaque )*(?P<nth>{'|'.join(_NTH)}) "
    rf"(?P<day>{'|'.join((*_FR, *_EN))}){_MONTHLY_TAIL}\b"
)
_LAST_DAY = re.compile(
    rf"\b(?:le |on |the )*(?:dernier jour|last day){_MONTHLY_TAIL}\b|\b(?:en |a la |at the )?(?:fin de|fin du|end of)"
    r"(?: chaque| the| every| each)? (?:mois|month)\b"
)
_MONTHDAY = re.compile(
    r"\b(?:le|les|on|on the|the|chaque) (?P<day>[12]?\d|3[01])(?:er|e|st|nd|rd|th)?"
    r"(?P<tail> (?:du mois|de chaque mois|chaque mois|of the month|of every month|of each month|every month|each month|"
    r"tous les mois))?(?= |$|,)"
)
_ODD = re.compile(
    r"\bun(?:e semaine|e| \w+)? sur (?:deux|trois|quatre|2|3|4)\b|"
    r"\b(?:toutes les|tous les) (?:deux|trois|quatre|quinze|2|3|4|14|15) (?:jours|semaines|mois|matins|\w+dis)\b|"
    r"\b(?:every|each) (?:other|second|third|two|three|four|2|3|4|alternate)"
    r"(?: (?:days?|weeks?|months?|working days?))?\b|"
    r"\balternat\w+\b|\bbi ?weekly\b|\bbi ?monthly\b|\bbi ?mensuel\w*\b|\bfortnight\w*\b|"
    r"\b(?:chaque|par|la) quinzaine\b|\bsemaines? (?:paires?|impaires?)\b|\b(?:odd|even) weeks?\b|"
    r"\b(?:bi ?|semi )?(?:trimestriel|semestriel|annuel)\w*\b|\b(?:quarterly|yearly|annual|annually)\b|"
    r"\b(?:chaque|par) (?:trimestre|semestre|an)\b|\b(?:every|each|per) (?:quarter|year)\b"
)
_SOME_A_WEEK = re.compile(
    r"\b(?:deux|trois|2|3) fois par (?:semaine|mois)\b|\b(?:twice|three times) (?:a|per) (?:week|month)\b|"
    r"\bbi ?hebdo\w*\b"
)
_PACES = (
    ("weekly", re.compile(r"\b(?:chaque|toutes les|par|every|each|per|once a|a|une fois par) (?:semaines?|week)\b|"
                          r"\b(?:hebdo\w*|weekly)\b")),
    ("monthly", re.compile(r"\b(?:chaque|tous les|par|every|each|per|once a|a|une fois par) (?:mois|month)\b|"
                           r"\b(?:mensuel\w*|monthly)\b")),
)  # fmt: skip
_HOURLY = re.compile(
    r"\b(?:(?:deux|trois|2|3) fois par jour|(?:twice|three times) (?:a|per) day|twice daily|"
    r"toutes les (?:\w+ )?(?:heures?|minutes?)|chaque (?:heure|minute)|"
    r"every (?:\w+ )?(?:hours?|minutes?)|hourly)\b"
)
_ONCE = re.compile(
    r"\b(?:aujourd hui|today|apres demain|demain(?: matin| soir)?|ce soir|ce matin|cet apres midi|tout a l heure|"
    r"tomorrow(?: morning)?|"
    r"tonight|this (?:morning|evening|afternoon)|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) prochain|"
    r"next (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|dans \d+ (?:minutes?|heures?|jours?)|"
    r"in \d+ (?:minutes?|hours?|days?))\b"
)
_NUMBERS = {
    "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14,
    "quinze": 15, "seize": 16, "dix sept": 17, "dix huit": 18, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "five": 5, "cinq": 5,
}  # fmt: skip
_SPELT = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_LEAD = r"(?:(?:a|vers|des|pour|at|around|by|for|from|partir de|plutot a|rather at) )?"
_EVENING = r"(?P<part>(?: du)? (?:soir|matin)| de l apres midi| in the (?:morning|evening|afternoon))?"
_CLOCKS = (
    re.compile(rf"\b{_LEAD}(?P<h>\d{{1,2}})(?:[:.](?P<m>\d{{2}}))? ?(?P<ap>a\.?m\.?|p\.?m\.?)(?=\W|$)"),
    re.compile(
        rf"\b{_LEAD}(?P<h>\d{{1,2}}) ?(?:h|heures?|hrs?|o clock)(?: ?(?P<m>\d{{2}}))?(?P<more> et demie?| et quart|"
        rf" moins (?:(?:le )?quart|cinq|dix|vingt|5|10|20)\b)?(?: ?(?:min|mn|minutes))?{_EVENING}(?: pile| precises?|"
        rf" sharp)?(?![a-z0-9])"
    ),
    re.compile(rf"\b(?:a|vers|at|around|by|for|plutot) (?P<h>\d{{1,2}})\.(?P<m>[0-5]\d){_EVENING}(?![\d.])"),
    re.compile(rf"\b{_LEAD}(?P<h>\d{{1,2}}) ?: ?(?P<m>\d{{2}}){_EVENING}(?: pile| precises?| sharp)?(?!\d)"),
    re.compile(
        rf"\b{_LEAD}(?P<w>{_SPELT}) (?:heures?|o clock)(?P<more> et demie?| et quart| trente| quinze|"
        rf" moins (?:le )?quart)?{_EVENING}\b"
    ),
    re.compile(r"\b(?:at|a|for|by) (?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)(?: ?(?:h|hrs?|hours))?(?![\d.:/])"),
    re.compile(r"\bto (?P<h>\d{1,2})(?= (?:in|on|please|every|each|instead)\b|$)"),
    re.compile(rf"\b(?P<more>half past|quarter past|quarter to) (?:(?P<w>{_SPELT})|(?P<h>\d{{1,2}}))\b"),
    re.compile(
        rf"\b(?:at|by|a|around) (?:(?P<h>\d{{1,2}})|(?P<w>{_SPELT})){_EVENING}"
        rf"(?! ?(?:cas|cases|lignes|lines|\d))(?=\W|$)"
    ),
    re.compile(
        r"\b(?:(?P<more>half past|quarter past|quarter to) )?(?:a |at )?(?P<noon>midi|noon|midday|minuit|midnight)"
        r"(?P<after> et demie?| et quart| moins (?:(?:le )?quart|cinq|dix|vingt)| trente| quinze)?\b(?! )?"
    ),
)  # fmt: skip
_MINUTES = {
    "et demi": 30, "et demie": 30, "half past": 30, "trente": 30, "et quart": 15, "quarter past": 15, "quinze": 15,
    "moins quart": -15, "moins cinq": -5, "moins 5": -5, "moins dix": -10, "moins 10": -10, "moins vingt": -20,
    "moins 20": -20, "moins le quart": -15, "quarter to": -15,
}  # fmt: skip
_LATE = ("soir", "afternoon", "evening", "apres midi")


@dataclass
class Times:
    """`hour` "08:15", "" not said; "?" said, but none. `days` None: not said. `rrule`: what is not simply days of the
    week. `odd`: once | hourly | odd | span | shift, what a timetable of days does not hold; `never`: whatever is said
    with it. `one`: the day is that of one coming."""

    hour: str = ""
    days: list[int] | None = None
    rrule: str = ""
    without: list[int] = field(default_factory=list[int])
    also: list[int] = field(default_factory=list[int])
    part: str = ""
    every: bool = False
    odd: str = ""
    never: bool = False
    one: bool = False

    @property
    def said(self) -> bool:
        return bool(self.hour or self.days is not None or self.rrule or self.without or self.also or self.part)

    @property
    def recurs(self) -> bool:
        return bool(self.days is not None or self.rrule or self.every)


def read_times(words: Words) -> Times:
    """Takes them out of the words."""
    times = Times()
    words.take(OPEN_END)
    ranged = any(words.has(pattern) for pattern in _RANGES)
    if words.take(_HOURLY) or words.take(TWICE):
        times.odd, times.never = "hourly", True
    elif words.take(_ODD):
        times.odd, times.never = "odd", True
    elif not ranged and any(words.take(pattern) for pattern in SPANS):
        times.odd, times.never = "span", True
    elif words.take(_SOME_A_WEEK):
        times.odd = "odd"
    elif words.take(_ONCE):
        times.odd = "once"
    _read_clock(words, times)
    times.rrule = _monthly(words)
    if (found := words.take(_EXCEPT)) is not None:
        times.without = _named(found["days"])
    _read_days(words, times)
    if times.hour and times.part in _LATE and times.hour < "12:00" and not words.text.count("am"):
        times.hour = f"{int(times.hour[:2]) + 12:02}{times.hour[2:]}"
    return times


def read_pace(words: Words) -> str:
    """ "Chaque semaine" (weekly), "tous les mois" (monthly), with no day; "" neither."""
    return next((pace for pace, pattern in _PACES if words.take(pattern) is not None), "")


def _read_clock(words: Words, times: Times) -> None:
    """The one hour that is meant; of several, none."""
    if words.take(INSTEAD) is None:
        words.take(MOVED)
    if words.take(BETWEEN) is not None:
        times.hour = "?"
        return
    _read_hour(words, times)
    if times.hour and words.has(ANOTHER):
        times.odd, times.never = "hourly", True
    elif not times.hour and not times.odd and words.take(SHIFTS) is not None:
        times.odd, times.never = "shift", True


def _read_hour(words: Words, times: Times) -> None:
    for pattern in _CLOCKS:
        found = words.take(pattern)
        if found is None:
            continue
        said = found.groupdict()
        if said.get("noon"):
            hour = 24 if said["noon"] in ("minuit", "midnight") else 12
        else:
            hour = int(said["h"]) if said.get("h") else _NUMBERS[said["w"]]
        minutes = int(said.get("m") or 0) + _MINUTES.get((said.get("more") or said.get("after") or "").strip(), 0)
        part = said.get("part") or ""
        if (said.get("ap") or "").startswith("p") or any(late in part for late in _LATE):
            hour = hour % 12 + 12
        elif said.get("ap"):
            hour %= 12
        total = (hour * 60 + minutes) % (24 * 60) if said.get("noon") else hour * 60 + minutes
        times.hour = f"{total // 60:02}:{total % 60:02}" if 0 <= total < 24 * 60 and minutes < 60 else "?"
        return


def _monthly(words: Words) -> str:
    if (found := words.take(_NTH_WORKED)) is not None:
        return rule_of(Repeat("MONTHLY", nth=_NTH[found["nth"]], working=True))
    if (found := words.take(_NTH_DAY)) is not None:
        return rule_of(Repeat("MONTHLY", nth=_NTH[found["nth"]], weekdays=(_index(found["day"]),)))
    if words.take(_LAST_DAY) is not None:
        return rule_of(Repeat("MONTHLY", monthday=-1))
    if (found := words.take(_MONTHDAY)) is not None and int(found["day"]) >= 1:
        return rule_of(Repeat("MONTHLY", monthday=int(found["day"])))
    return ""


def _read_days(words: Words, times: Times) -> None:
    times.one = words.has(ONE_DAY) and len(_named(words.text)) == 1
    if (also := words.take(_ALSO)) is not None:
        times.also = _named(also["after"] or also["before"])
    for pattern in _RANGES:
        if (found := words.take(pattern)) is not None:
            first, last = _index(found["a"]), _index(found["b"])
            times.days = [day % 7 for day in range(first, (last if last >= first else last + 7) + 1)]
            break
    # "tous les jours ouvrés" are not "tous les jours".
    if words.take(_WORKED) is not None:
        times.days = list(range(5)) if times.days is None else times.days
    if words.take(_EVERY_DAY) is not None:
        times.days = list(range(7)) if times.days is None else times.days
    if times.days is None and (found := words.take(_DAYS)) is not None:
        times.days = _named(found["days"])
    if (found := words.take(_PARTS)) is not None:
        times.part = found["part"].rstrip("s")
        times.every = times.every or found[0].split()[0] in ("tous", "tout", "chaque", "every", "each")
    if times.days is not None and times.also and set(times.also) <= set(times.days):
        times.also = []
    if times.days is not None:
        times.days = sorted({*times.days, *times.also} - set(times.without))


def _named(said: str) -> list[int]:
    found = [_index(name) for name in re.findall(_DAY, said)]
    if re.search(r"week ?end", said):
        found += [5, 6]
    return sorted({day for day in found if day >= 0})


def _index(name: str) -> int:
    bare = name.rstrip("s") if name not in ("tues", "weds", "thurs") else name
    for day, (french, english, short) in enumerate(zip(_FR, _EN, _SHORT, strict=True)):
        if bare in (french, english) or name in short.split("|"):
            return day
    return -1
