"""What no timetable holds, though it is said of one: a time off, a later start, two hours a day, "an hour later"."""

from __future__ import annotations

import re

_DAY = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)
_MONTH = (
    r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march"
    r"|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_DATE = rf"(?:\d{{1,2}}(?:er|st|nd|rd|th)?(?:[/. ]\d{{1,2}}| {_MONTH})?|{_MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?)?)"
_COUNT = r"(?:\d{1,2}|une?|an?|one|deux|two|trois|three|quatre|four|quinze|quelques|few|some|couple of)"

OPEN_END = re.compile(
    r"\b(?:jusqu a nouvel ordre|until further notice|till further notice|pour (?:l instant|le moment)|for (?:now|the"
    r" moment|the time being)|provisoirement|temporairement|temporarily)\b"
)
"""An end that is none: until somebody says so."""

SPANS = (
    re.compile(
        rf"\b(?:du|from|entre|between)(?: le| the)? {_DATE} (?:au|to|et|and|until|jusqu au)(?: le| the)?"
        rf" \d{{1,2}}(?![:h\d])(?:er|st|nd|rd|th)?(?:[/. ]\d{{1,2}}| {_MONTH})?\b"
    ),
    re.compile(r"\b(?:jusqu ?(?:a|au|aux|en|a la|a mon)?|until|till|til|through)(?: (?!dans\b|in\b)[a-z0-9/]+){1,4}"),
    re.compile(
        rf"\b(?:pendant|durant|during|for|over|pour) (?:(?:les?|the|next|prochaine?s?|cette|this) )*{_COUNT}(?: \w+)?"
        r" (?:semaines?|jours?|mois|weeks?|days?|months?)\b"
    ),
    re.compile(
        r"\b(?:pendant|durant|during|over|en)(?: (?:toute|tout|les|la|le|l|the|all|mon|ma|mes|my|notre|our|cette|cet"
        r"|ce|this))* (?:ete|fetes|hiver|absences?|break|summer|winter|week ?end de \w+|pont|semaine prochaine|aout"
        r"|july|august|juillet|december|decembre)\b"
    ),
    re.compile(
        r"\b(?:(?:toute )?cette semaine|this week|(?:toute )?(?:la )?semaine pro(?:chaine)?|(?:all )?next week"
        r"|ce mois(?: ci)?|this month|(?:le )?mois prochain|next month|ces jours ci|the next few days)\b"
    ),
    re.compile(
        rf"\b(?:a partir d[eu]|a compter d[eu]|des|starting(?: from| on)?|beginning|as (?:of|from)|from)(?: le| next"
        rf"| the| la)? (?:{_DAY}(?: prochain)?|{_DATE}(?! ?(?:h|:|heures?|am|pm|o clock))|semaine prochaine|mois"
        r" prochain|week|month)(?: (?:on|onwards?))?\b(?! (?:au|a|to|through|thru|until|jusqu|et|and) )"
    ),
)
"""For some days only, or from a later day on."""

_HOUR = r"\d{1,2}(?: ?h(?: ?\d{2})?|:\d{2}| ?heures?)(?: ?[ap]\.?m\.?)?|\d{1,2}(?:[.:]\d{2})? ?[ap]\.?m\b"
INSTEAD = re.compile(
    rf"\b(?:au lieu d[e']?|instead of|plutot que|rather than|et pas|and not) (?:a |at )?(?:{_HOUR}|\d{{1,2}}\b)"
)
MOVED = re.compile(rf"\b(?:de|from) (?:{_HOUR})(?= (?:a|to|vers|pour) (?:{_HOUR}))")
"""The hour it had."""
BETWEEN = re.compile(
    rf"\b(?:entre|between) (?:{_HOUR}|\d{{1,2}}) (?:et|and) (?:{_HOUR}|\d{{1,2}})"
    rf"|\b(?:{_HOUR}) (?:ou|or) (?:a |at )?(?:{_HOUR})"
)
ANOTHER = re.compile(rf"(?<![\d:.])(?:{_HOUR})")
"""One more hour, when one is read already."""
TWICE = re.compile(r"\bmatin(?: midi)? et (?:le )?soir\b|\bmorning(?: noon)? and (?:evening|night|afternoon)\b")

_LENGTH = (
    r"(?:(?:une?|an?|one|half an|une demi|demi|un quart d|trois quarts d|quarter of an|deux|two|\d{1,3}) ?)"
    r"(?:heures?|hours?|hrs?|h|minutes?|mins?|mn)"
)
_SOONER = r"(?:plus (?:tot|tard)|earlier|later|sooner|avant|apres|before|after)"
SHIFTS = re.compile(
    rf"\b(?:d|de|by) {_LENGTH}(?: {_SOONER})?\b|\b{_LENGTH} {_SOONER}\b"
    r"|\b(?:un peu |bien |a bit |a little )?(?:plus (?:tot|tard)|earlier|later|sooner)\b"
)
"""By how much, rather than to which hour."""

ONE_DAY = re.compile(
    rf"(?<!le )(?<!les )(?<!on )(?<!du )(?<!au )(?<!tous les )(?<!chaque )(?<!every )(?<!each )(?<!, )(?<!et )(?<!and )"
    rf"\b(?:(?:de|ce|this|for|next) )?(?P<day>{_DAY})(?: s\b| prochain\b|(?= *$))(?! (?:et|and|au|to) )"
)
"""The day of one coming: "pas de digest lundi", "skip Monday's digest". "Le lundi" comes back."""

RISKY = re.compile(
    r"\b(?:jusqu\w*|until|till|til|pendant|durant|during|while|tant|cette|this|next|prochaine?s?|semaines?|weeks?|mois"
    r"|months?|annees?|years?|avant|before|apres|after|entre|between|ou|or|si|if|unless|quand|when|minutes?|hours?"
    r"|heures?|utc|gmt|deux|two|half|demi|sinon|else|anglais|english|francais|french)\b"
)
"""Words that change what is wanted: with one that is not understood, nothing is set."""
AIMED = (
    r"\b(?:pour|for|to|a|chez|dans|sur|in|on|vers|canal|salon|channel|room|groupe|group)(?: (?:le|la|les|l|the|de|du"
    r"|des|of))* "
)
"""Before a word that is not understood: somebody or a place, which must not be dropped."""
