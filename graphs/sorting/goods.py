"""Which goods of the books a mail names, and whether it counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graphs.sorting.sentences import Sentence, plain_of
from graphs.understanding.catalogue import index_of
from graphs.understanding.layout import lay_out
from integrations.books.port import Directory

_LONGEST = 4_000
_NO_GOODS = (
    "personne personnes people persons guests invites couverts salaries employes employees collaborateurs "
    "staff ans an "
    "annee annees year years mois month months jour jours day days semaine semaines week weeks heure heures "
    "hours hour h "
    "minutes min euros euro eur k ke m2 m km fois times etoiles stars rue avenue boulevard place street road "
    "route bis "
    "ter cedex janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january "
    "february "
    "march april may june july august september october november december sites site magasins agences "
    "boutiques offices "
    "shops stores pourcent chambres rooms tables places seats lits beds"
)
_SIZES = frozenset(("l", "cl", "ml", "cm", "mm", "g", "w", "pouces", "inch", "inches"))
_UNCOUNTED = frozenset(_NO_GOODS.split())
_COUNT = re.compile(r"(?<![\w.,/-])(\d{1,5}) ?(?:x )?(?:de |d )?([a-z]{3,})")


@dataclass
class Goods:
    """`names` as written; `counted`: a number stands with one of them; `counts_something`: with any thing at all,
    `counted_things` with how many;
    `masks` the plain words of names of goods and customers."""

    names: list[str] = field(default_factory=list[str])
    counted: bool = False
    counts_something: bool = False
    counted_things: int = 0
    masks: list[str] = field(default_factory=list[str])

    @property
    def named(self) -> bool:
        return bool(self.names)

    def told_in(self, sentence: Sentence) -> bool:
        return any(name in sentence.plain for name in map(plain_of, self.names))

    def without_names(self, plain: str) -> str:
        for mask in self.masks:
            if mask in plain:
                plain = re.sub(rf"\b{re.escape(mask)}\b", "ceci", plain)
        return plain


def goods_in(sentences: list[Sentence], directory: Directory) -> Goods:
    text = "\n".join(sentence.written for sentence in sentences)[:_LONGEST]
    page = lay_out(text, "fr", index_of(directory))
    goods = Goods()
    for mention in page.products.values():
        written = page.written(mention.start, mention.end)
        goods.names.append(written)
        if (mention.whole and mention.words > 1) or mention.code:
            goods.masks.append(plain_of(written))
    goods.masks += [
        plain_of(page.written(mention.start, mention.end)) for mention in page.customers.values() if mention.whole
    ]
    goods.masks = [mask for mask in dict.fromkeys(goods.masks) if len(mask) > 3]
    goods.counted = any(
        not number.article and page.covered[at] < 0 and page.key(number.end) not in _SIZES
        and any(page.covered_at(number.end + step) for step in range(3))
        for at, number in page.numbers.items()
    )  # fmt: skip
    counts = [found for sentence in sentences for found in _COUNT.findall(sentence.plain)]
    goods.counted_things = len({thing for _, thing in counts if thing not in _UNCOUNTED})
    goods.counts_something = goods.counted_things > 0
    return goods
