"""Tells why a request that was read must still be asked about: a second customer, a stray address, "as last time"."""

from __future__ import annotations

import re

from graphs.quote.brief import QuoteBrief
from graphs.understanding.lexicon import ADJECTIVES, LINKING, NOISE, PACKS, QUOTE_WORDS, SELDOM_DISTINCT, words
from graphs.understanding.page import Mention, Page
from graphs.understanding.text import fold

_AS_BEFORE = re.compile(
    r"\b(?:pareil|idem|identique|meme (?:chose|commande|devis|quantites?)"
    r"|comme (?:la (?:derniere|fois)|d'hab\w*|avant|hier|l'an)"
    r"|(?:same|just) as (?:last|before|usual|the last)|the usual|same (?:order|again|thing|quote)"
    r"|as (?:last time|usual))\b"
)
_NO_GOODS = words(
    "hour hours heure heures minute minutes min seconde secondes second seconds instant moment day days jour jours "
    "journee week weeks semaine semaines month months mois year years an ans annee annees fois time times question "
    "questions probleme problemes problem problems souci soucis issue issues idee idees idea ideas doute doubt retard "
    "delay rendez-vous rendez vous rdv reunion reunions meeting meetings appointment appointments call calls appel "
    "appels personne personnes people person collegue collegues colleague colleagues chose choses thing things truc "
    "minute more other medical medicale autre autres dentiste dentist doctor medecin absente absent absents "
    "absentes late"
)
_ANOTHER = words("un une a another autre second deuxieme 2e")


def as_before(text: str) -> str:
    """The words that refer to an earlier order, which are not understood; "" for none."""
    found = _AS_BEFORE.search(fold(text))
    return found[0] if found else ""


def no_goods(page: Page, brief: QuoteBrief) -> bool:
    """ "J'ai une question", "back in an hour": what is counted is nothing that anybody sells, and the catalogue has
    none of the words."""
    if page.products or brief.customer is not None:
        return False
    told = [set(re.findall(r"[a-z]+", fold(f"{line.pack} {line.text}"))) for line in brief.lines]
    return bool(told) and all(each and each <= _NO_GOODS for each in told)


def doubtful(page: Page, span: tuple[int, int] | None) -> bool:
    """After the brief was read: is there a sign that the customer, or the request, is not the only one?"""
    return (
        _two_requests(page)
        or _part_of(page)
        or _stray_address(page)
        or (span is not None and (_beside(page, span) or _second(page, span)))
    )


def _two_requests(page: Page) -> bool:
    """ "un devis pour … et un devis pour …"."""
    named = [
        at
        for at, token in enumerate(page.tokens)
        if token.key in QUOTE_WORDS and page.covered[at] < 0 and page.key(at - 1) in _ANOTHER
    ]
    return len(named) > 1


def _part_of(page: Page) -> bool:
    """ "10 plaques dont 3 hydrofuges": the second number is a part of the first, not more."""
    for at, token in enumerate(page.tokens):
        number = page.numbers.get(at + 1)
        part = token.key == "dont" or (token.key == "which" and page.key(at - 1) == "of")
        if part and number is not None and page.covered_at(number.end):
            return True
    return False


def _stray_address(page: Page) -> bool:
    """An address that is neither the customer's nor somebody's of the customer."""
    return any(token.kind == "email" and page.roles[at] in ("", "other") for at, token in enumerate(page.tokens))


def _beside(page: Page, span: tuple[int, int]) -> bool:
    """A capitalised word next to the customer's name that nothing used may be a part of the name."""
    before = span[0] - 1
    while before >= 0 and page.key(before) in LINKING and not page.tokens[before].text[0].isupper():
        before -= 1
    after = span[1]
    return any(_left(page, at) and page.tokens[at].text[0].isupper() for at in (before, after))


def _left(page: Page, at: int) -> bool:
    return (
        0 <= at < len(page.tokens)
        and page.tokens[at].kind == "word"
        and page.roles[at] in ("", "other")
        and page.tokens[at].key not in NOISE
    )


def _second(page: Page, span: tuple[int, int]) -> bool:
    """Another customer of the books is named, who is not the one that was taken."""
    taken = [mention.owners for at, mention in page.customers.items() if span[0] <= at < span[1]]
    for at in range(*span):
        taken += [1 << owner for owner in page.index.customers.mails.get(page.key(at), [])]
    return any(
        _apart(page, at, mention) and not any(mention.owners & owners for owners in taken)
        for at, mention in page.customers.items()
        if at >= span[1] or mention.end <= span[0]
    )


def _apart(page: Page, at: int, mention: Mention) -> bool:
    """A name that stands as one: with a capital, of telling words, and no name of goods."""
    places = range(at, mention.end)
    if any(page.covered[i] >= 0 for i in places) or mention.owners.bit_count() > 8:
        return False
    if mention.words == 1 and page.key(at - 1) in ("a", "in", "at", "rue", "near"):
        return False  # a place of delivery
    if not any(page.tokens[i].text[0].isupper() for i in places):
        return mention.whole and mention.words > 1
    telling = (page.tokens[i] for i in places if page.tokens[i].kind == "word")
    return mention.whole or any(
        len(token.key) >= 4 and token.key not in SELDOM_DISTINCT | NOISE | PACKS | ADJECTIVES for token in telling
    )
