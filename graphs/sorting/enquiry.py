"""Reads a question about goods: which, what is asked of them, and how many."""

from __future__ import annotations

import re

from graphs.enquiry.brief import Asked
from graphs.sorting.machine_words import for_people
from graphs.sorting.sentences import Sentence, plain_of, sentences_of
from graphs.understanding.catalogue import index_of
from graphs.understanding.layout import lay_out
from graphs.understanding.page import Page
from integrations.books.port import Directory

MOST = 10
"""Products of one question."""
_PRICE = re.compile(
    r"\b(?:prix|tarifs?|combien (?:coute|vaut|est|sont|pour|vous)|a combien|cout\w*|price\w*|pricing|cost\w*|"
    r"how much|"
    r"rates?)\b"
)
_STOCK = re.compile(
    r"\b(?:stocks?|disponib\w+|dispos?|rupture|reste|restent|available|availability|left|vendez|avez vous|"
    r"auriez vous|"
    r"vous avez|do you (?:still )?(?:have|sell|stock|carry)|have you got|reapprovisionn\w+)\b"
)
_LEAD_TIME = re.compile(
    r"\b(?:delais?|sous combien|combien de temps|livr\w+ (?:\w+ ){0,3}?(?:quand|avant|pour le|sous)|quand "
    r"(?:\w+ ){0,3}?"
    r"(?:livr\w+|recevoir|aurons)|lead ?times?|delivery (?:time|date)s?|how (?:long|soon|quickly|fast)|"
    r"turnaround|when "
    r"(?:\w+ ){0,4}?(?:deliver\w*|ship\w*|arrive|available))\b"
)
_ASKED = (_PRICE, _STOCK, _LEAD_TIME, re.compile(r"\?"))
_COMMA = re.compile(
    r" , (?=(?:on|nous|je|j|c est|ce sera|car|comme|merci|we|i|it|as|thanks|thank|for our|pour (?:notre|nos))\b)"
)


def read_enquiry(text: str, directory: Directory) -> tuple[list[str], list[Asked], list[str]]:
    """The products as written, what is asked, and the quantities (decimal strings, "" where none is said) in the order
    of the products."""
    sentences, _ = for_people(sentences_of(text))
    plain = " ".join(sentence.plain for sentence in sentences)
    asked: list[Asked] = []
    for name, pattern in (("price", _PRICE), ("stock", _STOCK), ("lead_time", _LEAD_TIME)):
        if pattern.search(plain):
            asked.append(name)  # pyright: ignore[reportArgumentType] - the three names above
    page = lay_out("\n".join(sentence.written for sentence in sentences)[:4_000], "fr", index_of(directory))
    products: dict[str, str] = {}
    asking = [clause for sentence in sentences for clause in _clauses(sentence)]
    for mention in sorted(page.products.values(), key=lambda each: each.start):
        written = page.written(mention.start, mention.end)
        if not (mention.whole or mention.code or mention.words > 1) and not _asked_there(written, asking):
            continue  # one word of a name, said of something else
        if len(products) < MOST or written in products:
            products[written] = products.get(written) or _count(page, mention.start)
    return list(products), asked, list(products.values())


def _clauses(sentence: Sentence) -> list[str]:
    """The plain clauses of a sentence that ask."""
    asks = sentence.asks
    clauses = _COMMA.split(sentence.plain)
    return [each for each in clauses if (asks and len(clauses) == 1) or any(p.search(each) for p in _ASKED)]


def _asked_there(written: str, asking: list[str]) -> bool:
    word = re.compile(rf"\b{re.escape(plain_of(written))}\b")
    return any(word.search(each) for each in asking)


def _count(page: Page, start: int) -> str:
    for number in page.numbers.values():
        if not number.article and 0 <= start - number.end <= 2:
            return str(number.value)
    return ""
