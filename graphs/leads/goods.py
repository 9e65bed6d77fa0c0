"""The goods that somebody asks for, and how many: against the company's own catalogue, by its words and its codes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from graphs.leads.given import Given
from graphs.quote.reading import read_brief
from graphs.understanding.answers import read_quantity
from graphs.understanding.catalogue import index_of
from graphs.understanding.finding import Finder
from graphs.understanding.layout import lay_out
from graphs.understanding.numbers import parse_digits
from graphs.understanding.page import Page
from graphs.understanding.text import clean, fold
from integrations.books.port import Directory, Product

_READ = 4_000
_COUNTED = re.compile(
    r"(?<![\d.,€$£])(\d{1,3}(?:[ .]\d{3})+|\d{1,6}) ?(?:x |\* )?"
    r"(?:pieces?|unites?|exemplaires?|personnes?|participants?|convives?|invites|collaborateurs?|salaries|employes|postes"
    r"|utilisateurs?|licences?|units?|pieces|pcs|people|guests?|attendees|employees|users|seats|licen[cs]es|copies"
    r"|couverts|chambres|m2|m²|kg|litres?|palettes?|pallets?|cartons?|boites?|boxes|lots?|paires?|pairs)\b"
)
_NO_GOODS = (
    r"(?:%|€|(?:euros?|k|ans?|mois|jours?|semaines?|h|heures?|minutes?|a|years?|months?|days?|weeks?|hours?|janvier"
    r"|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|april|may"
    r"|june|july|august|september|october|november|december|rue|avenue|boulevard|bis|rendez|rdv|appels?|calls?|visites?"
    r"|visits?|meetings?|demos?|fois|times?)\b)"
)
_WISHES = (
    r"\b(?:veut|veulent|veux|voulons|voudr\w+|souhait\w+|aimer\w+|demand\w+|desir\w+|commander\w+"
    r"|(?:me|m'en|nous|vous|lui|leur|m') ?(?:en )?(?:faut|faudrait)|wants?|wanted|wishes|would like|'d like|asks? for"
    r"|asked for|requires?|is after|are after)"
)
"""What somebody wishes for may be a call or a visit: goods only where a number follows."""

_WANTED = re.compile(
    r"(?:besoin de|besoin d'environ|commander|acheter|devis pour|chiffrage pour|recevoir|cherch\w+"
    rf"|needs?|order|buy|quote for|looking for|about|environ|il (?:en )?(?:faut|faudrait)|{_WISHES})"
    r" (?:[^\W\d_]+ ){0,2}?(\d{1,3}(?:[ .]\d{3})+|\d{1,6})(?![\d.,/])"
    rf"(?: (?!{_NO_GOODS})[^\W\d_]{{3,}}| (?=by\b|d'ici|before\b)|$)"
)
_NEED = re.compile(
    r"(?:devis (?:pour|concernant|sur|de)|chiffr(?:age|er) (?:de |pour )?|tarifs? (?:pour|de|des)"
    r"|prix (?:pour|de|des|d')|besoin (?:de |d')|(?:re)?cherch(?:e|ons) |int[ée]ress[ée]e?s? par|commander|acheter"
    r"|quote (?:for|on)|prices? (?:for|of)|looking for|interested in|needs?|buy|order)"
    r" ?((?:[\w'’-]+ ?){1,8})",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    rf"{_WISHES} (?:(?:environ|about|around|some|quelque|recevoir|avoir|to have|to buy|to order) ){{0,2}}"
    rf"((?:\d{{1,3}}(?: \d{{3}})+|\d{{1,6}}) (?!{_NO_GOODS})[^\W\d_]{{3,}}(?: [\w'’-]+){{0,6}})",
    re.IGNORECASE,
)
_LEADING = re.compile(rf"(\d{{1,3}}(?: \d{{3}})+|\d{{1,6}}) (?!{_NO_GOODS})[^\W\d_]{{3,}}")
_HUNDREDS = {"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
             "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000, "dozen": 12, "hundred": 100,
             "thousand": 1000}  # fmt: skip
_SOME = re.compile(rf"\b(?:une|un|a|one|about a) (?:bonne |petite )?({'|'.join(_HUNDREDS)})\b")
_NUMBER_FIELD = re.compile(r"\d{1,3}(?:[ .,']\d{3})+|\d+(?:[.,]\d+)?")


@dataclass(frozen=True)
class Wanted:
    """`product` names what they ask for (the catalogue's name where it is ours, else their words); `lines` by SKU how
    many of it; `need` what the message asks for that is not in the catalogue. `field` and `told` are how many the
    field and the message say, for comparing."""

    product: str = ""
    skus: tuple[str, ...] = ()
    lines: tuple[tuple[Product, Decimal | None], ...] = ()
    need: str = ""
    field: Decimal | None = None
    told: Decimal | None = None

    @property
    def quantity(self) -> Decimal | None:
        return self.field if self.field is not None else self.told


def read_goods(given: Given, directory: Directory, language: str) -> Wanted:
    finder = Finder(directory)
    field = _field_quantity(given.quantity, language)
    named = _named(given.product, finder)
    lines, kind = _lines(given, directory, finder, language)
    if named and named.sku not in {product.sku for product, _ in lines}:
        lines = [(named, None), *lines]
    told = next((amount for product, amount in lines if amount is not None and named in (None, product)), None)
    if told is None and kind is not None:
        told = kind[1]
    if told is None:
        told = _loose_quantity(given.message) or _loose_quantity(given.product)
    need = "" if lines else f"{kind[1].normalize():f} {kind[0]}" if kind else _need(given.message)
    if told is None and (counted := _LEADING.match(fold(need))) and _sane(number := counted[1].replace(" ", "")):
        told = Decimal(number)
    names = list(dict.fromkeys(product.name for product, _ in lines))
    if field is not None and len(lines) == 1:
        lines = [(lines[0][0], field)]
    return Wanted(
        product=", ".join(names[:5]) or " ".join(given.product.split())[:120],
        skus=tuple(dict.fromkeys(product.sku for product, _ in lines)),
        lines=tuple(lines),
        need=need,
        field=field,
        told=told,
    )


def _named(text: str, finder: Finder) -> Product | None:
    return finder.products(clean(text)).one if text.strip() else None


def _lines(
    given: Given, directory: Directory, finder: Finder, language: str
) -> tuple[list[tuple[Product, Decimal | None]], tuple[str, Decimal] | None]:
    """Those goods of the message, and of the other answers of the form, that are surely ours; and the first words
    with a number that may mean several of ours ("300 tasses")."""
    if not directory.products:
        return [], None
    text = clean("\n".join([given.product, given.message, *given.extra.values()])[:_READ])
    page = lay_out(text, language, index_of(directory))
    mentioned = _mentioned(page, directory)
    brief = read_brief(page, listed=False)
    found: dict[str, tuple[Product, Decimal | None]] = {}
    kind: tuple[str, Decimal] | None = None
    for line in brief.lines[:20]:
        meant = finder.products(line.text)
        product = meant.one
        if kind is None and (meant.several or meant.near) and line.quantity and _sane(line.quantity):
            kind = line.text[:80], Decimal(line.quantity)
        if product and (product.sku not in found or found[product.sku][1] is None):
            found[product.sku] = product, Decimal(line.quantity) if line.quantity and _sane(line.quantity) else None
    for product in mentioned:
        found.setdefault(product.sku, (product, None))
    return list(found.values()), kind


def _mentioned(page: Page, directory: Directory) -> list[Product]:
    """Goods named in full anywhere, though nobody says how many: "des informations sur vos nappes"."""
    sure = [mention for mention in page.products.values() if mention.code or mention.whole]
    alone = [mention.owners.bit_length() - 1 for mention in sure if mention.owners.bit_count() == 1]
    return [directory.products[owner] for owner in alone[:20]]


def _sane(number: str) -> bool:
    return Decimal(0) < Decimal(number) <= Decimal(10_000_000)


def _field_quantity(text: str, language: str) -> Decimal | None:
    """Of the field that asks for it: "200", "environ 200 pièces", "100 à 150" (the most), "une centaine"."""
    plain = fold(clean(text[:200]))
    if not plain:
        return None
    numbers = [
        parsed for each in _NUMBER_FIELD.findall(plain) if (parsed := parse_digits(re.sub(r"[ ']", "", each), language))
    ]
    if numbers:
        most = max(value for value, _ in numbers)
        return most if _sane(str(most)) else None
    found = _SOME.search(plain)
    read = Decimal(_HUNDREDS[found[1]]) if found else read_quantity(text, language)
    return read if read is not None and _sane(str(read)) else None


def _need(message: str) -> str:
    plain = " ".join(message[:_READ].replace("\u2019", "'").split())
    found = _NEED.search(plain) or _NUMBERED.search(plain)
    return found[1].strip()[:80] if found else ""


def _loose_quantity(text: str) -> Decimal | None:
    """How many of something that is not in the catalogue, where the words say it plainly."""
    plain = " ".join(fold(text[:_READ]).replace("\u2019", "'").split())
    found = _COUNTED.search(plain) or _WANTED.search(plain)
    if found:
        number = "".join(sign for sign in found[1] if sign.isdigit())
        return Decimal(number) if _sane(number) else None
    some = _SOME.search(plain)
    return Decimal(_HUNDREDS[some[1]]) if some else None
