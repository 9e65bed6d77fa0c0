"""Cuts a sentence into pieces that each have one meaning for a rule; what has none stays as words to be reported."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from graphs.rules.reading.amounts import amount_at
from graphs.rules.reading.calendar import period_at
from graphs.rules.reading.fact_words import DAYS
from graphs.rules.reading.meanings import (
    bound_behind,
    called_for,
    concludes,
    meant,
    no_longer,
    number_near,
    percent_behind,
    reachable,
    shorter,
)  # fmt: skip
from graphs.rules.reading.names import NamePlace, Names, find_names
from graphs.rules.reading.people import FUNCTIONS, ME, who_after, who_before
from graphs.rules.reading.pieces import Piece, Sheet
from graphs.rules.reading.quoting import PLACE, unquoted
from graphs.rules.reading.senses import Sense
from graphs.rules.reading.tables import tables
from graphs.rules.vocabulary import WEEKDAYS
from graphs.understanding.lexicon import words
from graphs.understanding.text import clean
from graphs.understanding.tokens import Token, tokenise
from integrations.books.port import Directory

LONGEST = 2_000
_OR_MORE = re.compile(
    r"(\d)\s?\+\s?(ans?|years?|jours?|days?|mois|months?|€|euros?|employees|staff|salariés|people|units?|unités|pcs)\b"
)
_INCLUDING = words("include incluez inclus inclure incluons")
_CHARGING = words("facture facturons facturez facturer charge bill")
_THE = words("the les le la l un une our nos des du de d notre nos ce cette tous toutes all every")


def lay(raw: str, directory: Directory, language: str, today: date) -> Sheet:
    text, quotes = unquoted(raw)
    text = _OR_MORE.sub(r"\1 \2 +", clean(text))
    sheet = Sheet(text, tokenise(text)[:LONGEST], quotes)
    names = find_names(text, sheet.tokens, directory, language)
    keys = [_key(token, sheet, names, at) for at, token in enumerate(sheet.tokens)]
    at = 0
    while at < len(sheet.tokens):
        piece = _piece(sheet, keys, at, names, language, today)
        sheet.pieces.append(piece)
        at = piece.end
    return sheet


def _key(token: Token, sheet: Sheet, names: Names, at: int) -> str:
    if token.kind != "word" or token.key.startswith(PLACE) or names.known(at):
        return token.key
    if token.text in ("thé", "Thé", "thés"):
        return "thé"
    if token.text[0].isupper() and at > 0:
        return token.key
    return tables().nearest(token.key)


def _piece(sheet: Sheet, keys: Sequence[str], at: int, names: Names, language: str, today: date) -> Piece:
    tokens = sheet.tokens
    token = tokens[at]
    if token.key in sheet.quotes:
        return _made(sheet, Sense("quoted"), at, at + 1)
    if period := period_at(tokens, at, today):
        piece = _made(sheet, Sense("date"), at, period.end)
        piece.period = period
        return piece
    if week := _weekdays(keys, at):
        return _made(sheet, Sense("option", facts=("weekday",), value=week), at, at + 4)
    called = called_for(sheet.pieces, token)
    if token.key == "=" and keys[at + 1 : at + 2] == [">"] and concludes(sheet, at):
        return _made(sheet, Sense("then"), at, at + 2)
    found = tables().match(keys, at)
    if token.key in _CHARGING and at + 1 < len(tokens) and amount_at(tokens, at + 1, language) is not None:
        found = at + 1, Sense("add")
    if found and found[1].kind == "write" and reachable(sheet.pieces, token):
        found = found[0], Sense("test", facts=("lead_has_email",), value="true")
    if found and not meant(found[1], sheet, keys, at, found[0], language):
        found = bound_behind(found, sheet) or shorter(sheet, keys, at, language)
    if no_longer(keys, at, found) and not number_near(sheet, keys, at + 1, language):
        found = at + 1, Sense("not")
    if token.key in _INCLUDING and all(piece.kind in ("fill", "then", "comma", "stop") for piece in sheet.pieces):
        found = at + 1, Sense("add")
    if token.key == "personne" and (any(key in ("ne", "n") for key in keys[max(0, at - 5) : at + 2])):
        found = at + 1, Sense("not")
    if (
        token.key in ("moins", "minus")
        and (found is None or found[1].kind == "fill")
        and percent_behind(sheet, at, language)
    ):
        found = at + 1, Sense("grant", facts=("order_discount",), value="discount")
    name = names.at(at, called, found)
    amount = None if token.key in ("neuf", "neufs") and called == "product" else amount_at(tokens, at, language)
    if name is not None and (amount is None or name.known):
        return _named(sheet, at, name)
    if amount is not None and (found is None or found[0] <= amount.end or found[1].kind in ("fill", "of")):
        piece = _made(sheet, Sense("amount"), at, amount.end)
        piece.amount, piece.unit, piece.months = amount.value, amount.unit, amount.months
        piece.uncertain, piece.measure = amount.uncertain, amount.measure
        return piece
    if found is None:
        return _made(sheet, Sense("word"), at, at + 1)
    end, sense = found
    if sense.kind == "approve":
        return _approving(sheet, keys, at, end, sense)
    return _made(sheet, sense, at, end)


def _made(sheet: Sheet, sense: Sense, start: int, end: int) -> Piece:
    return Piece(sense, start, end, sheet.written(start, end))


def _named(sheet: Sheet, at: int, name: NamePlace) -> Piece:
    written = sheet.written(name.begin, name.end)
    return Piece(Sense("name", facts=(name.fact,)), at, name.end, written, known=name.known)


def _weekdays(keys: Sequence[str], at: int) -> str:
    """ "du lundi au vendredi"."""
    if len(keys) < at + 4 or keys[at] not in ("du", "from") or keys[at + 2] not in ("au", "to", "through"):
        return ""
    first, last = DAYS.get(keys[at + 1]), DAYS.get(keys[at + 3])
    if first is None or last is None:
        return ""
    order: list[str] = list(WEEKDAYS)
    begin, end = order.index(first), order.index(last)
    chosen = order[begin : end + 1] if begin <= end else [*order[begin:], *order[: end + 1]]
    return " ".join(chosen)


def _approving(sheet: Sheet, keys: Sequence[str], at: int, end: int, sense: Sense) -> Piece:
    """The words of approving with whoever stands beside them."""
    tokens = sheet.tokens
    who, stop, begin = "", end, at
    if sense.value == "me":
        who = ME
    elif sense.value in ("after", "ask", "toward"):
        if quoted := _quoted_after(sheet, end):
            who, stop = quoted
        elif found := who_after(tokens, end, tables()):
            who, stop = found
    if not who and sense.value in ("before", "after", "alone", "ask"):
        before = who_before(tokens, at, tables())
        if before is not None:
            who, begin = before
            while sheet.pieces and sheet.pieces[-1].start >= begin:
                sheet.pieces.pop()
        elif at > 0 and tokens[at - 1].key in sheet.quotes and sense.value == "before":
            who = sheet.quotes[tokens[at - 1].key]
            sheet.pieces.pop()
    if sense.value == "toward" and who.split(" ")[0].casefold() not in FUNCTIONS:
        who = ""
    if sense.value in ("ask", "toward") and not who:
        return _made(sheet, Sense("fill"), at, end)
    piece = _made(sheet, replace(sense), begin, stop)
    piece.who = who
    piece.start = max(begin, sheet.pieces[-1].end if sheet.pieces else 0)
    return piece


def _quoted_after(sheet: Sheet, at: int) -> tuple[str, int] | None:
    look = at
    while look < len(sheet.tokens) and look < at + 4 and sheet.tokens[look].key in _THE | {"role", "by", "par"}:
        look += 1
    if look < len(sheet.tokens) and sheet.tokens[look].key in sheet.quotes:
        function = sheet.tokens[look - 1]
        lead = f"{function.text} " if function.key == "role" else ""
        return lead + sheet.quotes[sheet.tokens[look].key], look + 1
    return None
