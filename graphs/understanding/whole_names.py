"""Finds customers whose whole name is written, word for word, whatever its words mean elsewhere: "Demain SARL"."""

from __future__ import annotations

from graphs.understanding.lexicon import NOISE, words
from graphs.understanding.page import Page
from graphs.understanding.tokens import Token

TIME_WORDS = words(
    "lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday "
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january february march april "
    "may june july august september october november december demain hier aujourd hui tomorrow yesterday today midi "
    "matin soir minuit noel paques jour semaine mois an annee week month year day morning evening noon "
    "premier premiere premiers premieres derniers dernieres "
    "first second dernier derniere last prochain prochaine next toujours jamais always never"
)
"""Words that speak of time, and name companies too."""


def whole_names(page: Page) -> list[tuple[int, int]]:
    """Where they stand, the longest first of those that begin at one word; names of one word are left to others."""
    content = [at for at in range(len(page.tokens)) if page.content(at)]
    spelled = page.index.customers.spelled
    found: list[tuple[int, int]] = []
    place = 0
    while place < len(content):
        taken = 0
        for name in spelled.get(page.key(content[place]), ()):
            here = content[place : place + len(name)]
            if len(name) > taken and len(here) == len(name) and _same(page, here, name):
                taken = len(name)
        if taken:
            found.append((content[place], content[place + taken - 1] + 1))
        place += taken or 1
    return found


def _same(page: Page, here: list[int], name: tuple[str, ...]) -> bool:
    if any(page.key(at) != key for at, key in zip(here, name, strict=True)):
        return False
    if any(page.tokens[at].kind in ("line", "cell") for at in range(here[0], here[-1])):
        return False
    return any(key not in NOISE | TIME_WORDS for key in name) or all(_capital(page.tokens[at]) for at in here[1:])


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() or token.key in NOISE - TIME_WORDS
