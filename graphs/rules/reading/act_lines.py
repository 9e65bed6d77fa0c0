"""Reads what a rule prints on a quote: a line that is added, with its price or quantity, or a mention."""

from __future__ import annotations

from graphs.rules.reading.pieces import Piece, Sheet
from graphs.rules.said import SaidConsequence
from graphs.understanding.numbers import plain

_ENDS = frozenset(
    {
        "if",
        "compare",
        "comma",
        "stop",
        "except",
        "for",
        "on",
        "and",
        "then",
        "amount",
        "date",
        "open",
        "close",
        "or",
        "option",
    }
)
_SMALL = frozenset({"fill", "of", "be", "for"})
_ARTICLES = frozenset(
    [
        "le",
        "la",
        "les",
        "l",
        "un",
        "une",
        "des",
        "du",
        "de",
        "d",
        "the",
        "a",
        "an",
        "à",
        "au",
        "aux",
        "of",
        "on",
        "nous",
        "leur",
        "lui",
    ]
)
_ENGLISH_FEES = frozenset({"fee", "fees", "surcharge", "supplement", "charge of", "postage"})
_SIZES = frozenset({"small", "special", "extra", "additional", "minimum", "low"})
_LINE_WORDS = frozenset({"ligne", "line", "lignes", "lines", "item", "article", "poste"})


def printed_mention(sheet: Sheet, at: int) -> tuple[SaidConsequence, list[int]] | None:
    """The mention that a word of printing announces, and the pieces that say it."""
    pieces = sheet.pieces
    piece = pieces[at]
    if piece.kind == "add":
        following = _skip(pieces, at + 1, frozenset({"fill", "of"}))
        if following < len(pieces) and pieces[following].kind == "mention":
            return printed_mention_from(sheet, at, following)
        return None
    if piece.kind == "mention":
        return printed_mention_from(sheet, at, at)
    if piece.kind == "write":
        following = _skip(pieces, at + 1, _SMALL | {"noun", "on"})
        if following < len(pieces) and pieces[following].kind == "quoted":
            return _mention(sheet, pieces[following]), list(range(at, following + 1))
    return None


def printed_mention_from(sheet: Sheet, first: int, at: int) -> tuple[SaidConsequence, list[int]] | None:
    pieces = sheet.pieces
    look = _skip(pieces, at + 1, _SMALL | {"on", "noun", "comma", "mention"})
    if look < len(pieces) and pieces[look].kind == "quoted":
        return _mention(sheet, pieces[look]), list(range(first, look + 1))
    if at > 0 and pieces[at - 1].kind == "quoted":
        return _mention(sheet, pieces[at - 1]), list(range(min(first, at - 1), at + 1))
    begin = _skip(pieces, at + 1, frozenset({"of", "comma"}))
    end = begin
    while end < len(pieces) and pieces[end].kind not in _ENDS - {"and", "for", "on"}:
        end += 1
    if end == begin:
        return None
    text = sheet.written(pieces[begin].start, pieces[end - 1].end)
    return SaidConsequence("mention", text=text), list(range(first, end))


def _mention(sheet: Sheet, piece: Piece) -> SaidConsequence:
    return SaidConsequence("mention", text=sheet.quotes[sheet.tokens[piece.start].key])


def added_line(sheet: Sheet, at: int) -> tuple[SaidConsequence, list[int]] | None:
    """ "ajoute 15 € de frais de port", "add 2 × “CAF-001”", "frais de dossier : 20 €"."""
    pieces = sheet.pieces
    if pieces[at].kind not in ("add", "fee"):
        return None
    look, last = (at + 1 if pieces[at].kind == "add" else at), at
    price = quantity = ""
    name: tuple[int, int] | None = None
    whom: list[int] = []
    while look < len(pieces):
        piece = pieces[look]
        if piece.taken:
            break
        if piece.kind == "amount":
            if piece.unit == "money" and not price:
                price = plain(piece.amount)
            elif piece.unit in ("", "pieces", "lines") and not quantity and name is None:
                quantity = plain(piece.amount)
            else:
                break
            last = look
        elif (
            piece.kind in _SMALL
            or (piece.kind == "comma" and name is not None and _priced(pieces, look))
            or piece.kind == "tax"
        ):
            if piece.kind == "for" and not (name is None or _priced(pieces, look)):
                break
        elif (
            name is None
            and not price
            and (
                piece.kind == "test"
                or (piece.kind == "noun" and piece.value == "customer")
                or piece.sense.facts == ("customer",)
            )
        ):
            whom.append(look)
        elif piece.kind in _ENDS or piece.kind == "grant":
            break
        elif (
            name is None
            and piece.sense.facts[:1] == ("line_total",)
            and look + 1 < len(pieces)
            and pieces[look + 1].kind == "quoted"
        ):
            last = look
        elif name is None:
            end = _run(pieces, look)
            name, last, look = (look, end), end - 1, end - 1
        else:
            break
        look += 1
    begin = _led_by(pieces, at)
    if name is not None and pieces[at].kind == "fee" and not price and (before := _price_before(pieces, begin)) >= 0:
        price, begin = plain(pieces[before].amount), before
    if name is None or (pieces[at].kind == "fee" and not price):
        return None
    if name == (at, at + 1) and pieces[begin].kind != "amount":
        name = begin, at + 1
    used = [place for place in range(begin, last + 1) if place not in whom]
    return SaidConsequence("add_line", quantity or "1", _text(sheet, name), price=price), used


def _price_before(pieces: list[Piece], at: int) -> int:
    """ "25 € de frais de déplacement"."""
    look = at - 1
    while look >= 0 and pieces[look].kind in ("of", "tax"):
        look -= 1
    money = look >= 0 and pieces[look].kind == "amount" and pieces[look].unit == "money" and not pieces[look].taken
    return look if money else -1


def _led_by(pieces: list[Piece], at: int) -> int:
    """ "small order fee of €18": in English the words before a fee say which."""
    begin = at
    if pieces[at].kind == "fee" and pieces[at].text.casefold() in _ENGLISH_FEES:
        while begin > 0 and _of_fee(pieces[begin - 1]):
            begin -= 1
    return begin


def _of_fee(piece: Piece) -> bool:
    return not piece.taken and (piece.kind in ("word", "noun") or piece.text.casefold() in _SIZES)


def _priced(pieces: list[Piece], at: int) -> bool:
    following = _skip(pieces, at + 1, _SMALL)
    return following < len(pieces) and pieces[following].kind == "amount" and pieces[following].unit == "money"


def _run(pieces: list[Piece], at: int) -> int:
    end = at + 1
    while end < len(pieces) and pieces[end].kind not in _ENDS and pieces[end].kind != "be" and not pieces[end].taken:
        end += 1
    while (
        end > at + 1
        and pieces[end - 1].kind in _SMALL
        and (pieces[end - 1].kind != "fill" or pieces[at].kind != "fee" or pieces[end - 1].text.casefold() in _ARTICLES)
    ):
        end -= 1
    return end


def _text(sheet: Sheet, name: tuple[int, int]) -> str:
    begin, end = name
    first = sheet.pieces[begin]
    if end == begin + 1 and first.kind == "quoted":
        return sheet.quotes[sheet.tokens[first.start].key]
    text = sheet.written(first.start, sheet.pieces[end - 1].end)
    kept = [word for word in text.split() if word.casefold() not in _LINE_WORDS]
    return " ".join(kept) or text


def _skip(pieces: list[Piece], at: int, kinds: frozenset[str]) -> int:
    while at < len(pieces) and pieces[at].kind in kinds:
        at += 1
    return at
