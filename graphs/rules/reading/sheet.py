"""Cuts a sentence into pieces that each have one meaning for a rule; what has none stays as words to be reported."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache

from graphs.rules.reading.act_words import add_acts
from graphs.rules.reading.amounts import Unit, amount_at
from graphs.rules.reading.calendar import Period, period_at
from graphs.rules.reading.compare_words import add_comparing, add_joining
from graphs.rules.reading.fact_words import DAYS, add_facts
from graphs.rules.reading.names import NamePlace, Names, find_names
from graphs.rules.reading.people import FUNCTIONS, ME, add_approving, who_after, who_before
from graphs.rules.reading.senses import Phrases, Sense
from graphs.rules.vocabulary import WEEKDAYS
from graphs.understanding.lexicon import words
from graphs.understanding.text import clean
from graphs.understanding.tokens import Token, tokenise
from integrations.books.port import Directory

LONGEST = 2_000
_QUOTE = re.compile(r"“([^”]*(?:“[^”]*”[^”]*)*)”|\"([^\"\n]{1,600})\"|(?<!\w)'([^'\n]{2,200})'(?!\w)")
_OR_MORE = re.compile(
    r"(\d)\s?\+\s?(ans?|years?|jours?|days?|mois|months?|€|euros?|employees|staff|salariés|people|units?|unités|pcs)\b"
)
_PLACE = "zqx"
_NUMBERED_ONLY = words("des from sous sur to jusqu up des pile exactement min max as de")
_BEFORE_NUMBERS = words(
    "de d a un une le la l les the of commande order : des to total montant amount remise discount budget "
    "equivalent acompte pas not jamais never "
    "or ou equal -"
)
_INCLUDING = words("include incluez inclus inclure incluons")
_CHARGING = words("facture facturons facturez facturer charge bill")
_NEW = words("nouveau nouveaux nouvelle nouvelles new")
_THE = words("the les le la l un une our nos des du de d notre nos ce cette tous toutes all every")


@dataclass
class Piece:
    """`start` and `end` are tokens, `text` as written. `amount` and `unit` of an amount; `taken` once some part of the
    rule has used it."""

    sense: Sense
    start: int
    end: int
    text: str
    amount: Decimal = Decimal(0)
    unit: Unit = ""
    months: bool = False
    uncertain: bool = False
    who: str = ""
    period: Period | None = None
    taken: bool = False
    bare: bool = True

    @property
    def kind(self) -> str:
        return self.sense.kind

    @property
    def value(self) -> str:
        return self.sense.value


@dataclass
class Sheet:
    text: str
    tokens: list[Token]
    quotes: dict[str, str]
    pieces: list[Piece] = field(default_factory=list[Piece])

    def written(self, start: int, end: int) -> str:
        """As written, quotes put back."""
        if end <= start:
            return ""
        return self.restored(self.text[self.tokens[start].start : self.tokens[end - 1].end])

    def restored(self, text: str) -> str:
        for place, quoted in self.quotes.items():
            text = text.replace(place, f"« {quoted} »" if f"{place}" != text else quoted)
        return " ".join(text.split())


@cache
def tables() -> Phrases:
    table = Phrases()
    for fill in (add_joining, add_comparing, add_approving, add_facts, add_acts):
        fill(table)
    return table


def lay(raw: str, directory: Directory, language: str, today: date) -> Sheet:
    text, quotes = _unquoted(raw)
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


def _unquoted(raw: str) -> tuple[str, dict[str, str]]:
    """Quoted texts become words of their own: what stands in them says nothing of the rule."""
    text = html.unescape(raw) if "&" in raw else raw
    quotes: dict[str, str] = {}

    def put(inner: str) -> str:
        kept = " ".join(inner.split())
        if not kept:
            return " "
        number, letters = len(quotes), ""
        while True:
            letters = chr(97 + number % 26) + letters
            number = number // 26 - 1
            if number < 0:
                break
        place = f"{_PLACE}{letters}{_PLACE}"
        quotes[place] = kept
        return f" {place} "

    text = _QUOTE.sub(
        lambda found: put(next(group for group in found.groups() if group is not None)), _guillemets(text, put)
    )
    return text, quotes


def _guillemets(text: str, put: object) -> str:
    """ "« … »", balanced ones inside included, unless another kind of quotes opened before."""
    assert callable(put)
    result, at = "", 0
    while at < len(text):
        opening = next((i for i in range(at, len(text)) if text[i] in "«“"), -1)
        if opening < 0:
            return result + text[at:]
        left, right = ("«", "»") if text[opening] == "«" else ("“", "”")
        depth = closing = 0
        for i in range(opening, len(text)):
            depth += (text[i] == left) - (text[i] == right)
            if depth == 0:
                closing = i
                break
        if not closing:
            result, at = result + text[at : opening + 1], opening + 1
            continue
        result += text[at:opening] + str(put(text[opening + 1 : closing]))
        at = closing + 1
    return result


def _key(token: Token, sheet: Sheet, names: Names, at: int) -> str:
    if token.kind != "word" or token.key.startswith(_PLACE) or names.known(at):
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
    called = _called(sheet.pieces, token)
    if token.key == "=" and keys[at + 1 : at + 2] == [">"] and _concludes(sheet, at):
        return _made(sheet, Sense("then"), at, at + 2)
    found = tables().match(keys, at)
    if token.key in _CHARGING and at + 1 < len(tokens) and amount_at(tokens, at + 1, language) is not None:
        found = at + 1, Sense("add")
    if found and found[1].kind == "write" and _reachable(sheet.pieces, token):
        found = found[0], Sense("test", facts=("lead_has_email",), value="true")
    if found and not _meant(found[1], sheet, keys, at, found[0], language):
        found = _shorter(sheet, keys, at, language)
    if _no_longer(keys, at, found) and not _number_near(sheet, keys, at + 1, language):
        found = at + 1, Sense("not")
    if token.key in _INCLUDING and all(piece.kind in ("fill", "then", "comma", "stop") for piece in sheet.pieces):
        found = at + 1, Sense("add")
    if token.key in ("moins", "minus") and (found is None or found[1].kind == "fill") and _percent(sheet, at, language):
        found = at + 1, Sense("grant", facts=("order_discount",), value="discount")
    name = names.at(at, called, found)
    amount = None if token.key in ("neuf", "neufs") and called == "product" else amount_at(tokens, at, language)
    if name is not None and (amount is None or name.known):
        return _named(sheet, at, name)
    if amount is not None and (found is None or found[0] <= amount.end or found[1].kind in ("fill", "of")):
        piece = _made(sheet, Sense("amount"), at, amount.end)
        piece.amount, piece.unit, piece.months = amount.value, amount.unit, amount.months
        piece.uncertain = amount.uncertain
        return piece
    if found is None:
        return _made(sheet, Sense("word"), at, at + 1)
    end, sense = found
    if sense.kind == "approve":
        return _approving(sheet, keys, at, end, sense)
    return _made(sheet, sense, at, end)


def _percent(sheet: Sheet, at: int, language: str) -> bool:
    """ "galettes : moins 15 %"."""
    amount = amount_at(sheet.tokens, at + 1, language) if at + 1 < len(sheet.tokens) else None
    return amount is not None and amount.unit == "percent"


def _no_longer(keys: Sequence[str], at: int, found: tuple[int, Sense] | None) -> bool:
    """ "ne reçoivent plus de devis": a word of refusing."""
    if keys[at] != "plus" or (found is not None and found[0] > at + 1):
        return False
    before = list(keys[max(0, at - 4) : at])
    return bool({"ne", "n"} & set(before)) and not {"pas", "jamais", "aucun", "aucune", "au", "de"} & set(before)


def _reachable(pieces: Sequence[Piece], token: Token) -> bool:
    """ "sans téléphone ni email", "who have no email": a way to reach a lead, not the writing to it."""
    if token.key not in ("email", "emails", "mail", "mails", "courriel", "e"):
        return False
    kept = [piece for piece in pieces[-5:] if piece.kind not in ("fill", "of")]
    if not kept:
        return False
    last, before = kept[-1], kept[-2] if len(kept) > 1 else None
    flagged = before is not None and before.kind == "test" and before.sense.facts[0].startswith("lead_has")
    if last.kind == "not":
        return last.text.casefold() in ("sans", "without", "ni", "nor") or (before is not None and before.kind == "be")
    return (last.kind == "be" and last.text.casefold() in ("a", "ont", "has", "have", "avec", "with")) or (
        last.kind in ("and", "or") and flagged
    )


def _concludes(sheet: Sheet, at: int) -> bool:
    """ "=>" after a number or a name is an arrow; after a noun it is a comparison."""
    last = sheet.pieces[-1] if sheet.pieces else None
    return at > 0 and last is not None and last.kind not in ("noun", "grant", "be", "fill")


def _made(sheet: Sheet, sense: Sense, start: int, end: int) -> Piece:
    return Piece(sense, start, end, sheet.written(start, end))


def _named(sheet: Sheet, at: int, name: NamePlace) -> Piece:
    return Piece(Sense("name", facts=(name.fact,)), at, name.end, sheet.written(name.begin, name.end))


def _weekdays(keys: Sequence[str], at: int) -> str:
    """ "du lundi au vendredi"."""
    if len(keys) < at + 4 or keys[at] not in ("du", "from") or keys[at + 2] not in ("au", "to", "through"):
        return ""
    first, last = DAYS.get(keys[at + 1]), DAYS.get(keys[at + 3])
    if first is None or last is None:
        return ""
    order = list(WEEKDAYS)
    begin, end = order.index(first), order.index(last)  # type: ignore[arg-type]
    chosen = order[begin : end + 1] if begin <= end else [*order[begin:], *order[: end + 1]]
    return " ".join(chosen)


def _called(pieces: Sequence[Piece], token: Token) -> str:
    """Whether the words before call for a product ("sur le …", "20 lots de …") or a customer ("pour …")."""
    passed: list[Piece] = []
    for piece in reversed(pieces):
        if piece.kind == "fill" or _naming(piece, token) or (
            piece.kind == "of" and piece.text.lower() in ("de", "d", "du", "des", "of", "in")
        ):
            passed.append(piece)
            if len(passed) > 4:
                return ""
        elif piece.kind == "on" or (piece.kind == "noun" and piece.sense.facts == ("line_product",)):
            return "product"
        elif piece.kind == "noun" and piece.sense.facts[:1] == ("customer",):
            return "customer"
        elif piece.kind == "amount" and piece.unit in ("", "pieces"):
            counted = any(one.kind == "of" for one in passed) or not passed
            return "product" if counted and piece.end <= (passed[-1].start if passed else piece.end) else ""
        elif piece.kind in ("for", "except"):
            return "customer" if passed or piece.kind == "for" or token.text[0].isupper() else ""
        elif piece.kind == "name":
            return ""
        elif piece.kind in ("and", "or", "comma") and len(pieces) > 1:
            at = pieces.index(piece)
            before = pieces[at - 1] if at else None
            if before is not None and before.kind == "name":
                return "product" if before.sense.facts == ("line_product",) else "customer"
            return ""
        else:
            return ""
    return ""


def _naming(piece: Piece, token: Token) -> bool:
    """ "le client est Zorglub"."""
    named = piece.kind in ("be", "not") or (piece.kind == "compare" and piece.text == "=")
    return named and token.text[0].isupper() and piece.text.casefold() in ("est", "is", "=", "pas", "not", "isn't")


def _meant(sense: Sense, sheet: Sheet, keys: Sequence[str], at: int, end: int, language: str) -> bool:
    """Whether this sense can be meant here: "from" compares before a number only; "may" is a month with a capital."""
    token = sheet.tokens[at]
    if sense.kind == "compare" and sense.value != "mark" and not _number_near(sheet, keys, end, language):
        return False
    if sense.kind == "after":
        last = sheet.pieces[-1] if sheet.pieces else None
        while last is not None and last.kind == "tax" and len(sheet.pieces) > 1:
            last = sheet.pieces[-2]
        counted = last is not None and (last.kind == "amount" or (last.kind == "name" and _counted(sheet.pieces)))
        return counted and not _amount_follows(sheet, keys, end, language)
    if token.key == "may" and sense.kind == "option":
        return token.text[0].isupper() and at > 0
    if token.key == "on" and sense.kind == "on" and end == at + 1:
        return language == "en" or (end < len(keys) and keys[end] in ("the", "all", "our", "every"))
    if token.text in ("où", "Où"):
        return False
    if sense.kind == "test" and end == at + 1 and token.key in _NEW:
        return bool(sheet.pieces) and sheet.pieces[-1].kind in ("be", "not")
    return not (token.key == "or" and sense.kind == "or" and token.text == "Or" and at == 0)


def _counted(pieces: Sequence[Piece]) -> bool:
    """ "100 m² de moquette", "20 pneus": the last piece is what a number counts."""
    before = [piece for piece in pieces[-4:-1] if piece.kind != "of"]
    return bool(before) and before[-1].kind == "amount" and before[-1].unit in ("", "pieces")


def _amount_follows(sheet: Sheet, keys: Sequence[str], end: int, language: str) -> bool:
    """ "… 20k or more than 100 staff": these words compare the number behind them."""
    if end >= len(keys) or keys[end] not in ("than", "de", "d", "que", "a"):
        return False
    return keys[end] == "than" or _number_near(sheet, keys, end, language)


def _number_near(sheet: Sheet, keys: Sequence[str], end: int, language: str) -> bool:
    look = end
    while look < len(keys) and look < end + 5:
        if amount_at(sheet.tokens, look, language) is not None:
            return True
        if keys[look] not in _BEFORE_NUMBERS:
            return False
        look += 1
    return False


def _shorter(sheet: Sheet, keys: Sequence[str], at: int, language: str) -> tuple[int, Sense] | None:
    """The next shorter phrase that can be meant here."""
    best: tuple[int, Sense] | None = None
    for length in range(5, 0, -1):
        found = tables().match(keys[: at + length], at)
        if found and _meant(found[1], sheet, keys, at, found[0], language) and (best is None or found[0] > best[0]):
            best = found
    if best is None and keys[at] == "plus" and any(key in ("ne", "n") for key in keys[max(0, at - 5) : at]):
        return at + 1, Sense("not")
    if best is None and keys[at] in _FILLING:
        return at + 1, Sense("fill")
    return best


_FILLING = words(
    "des from sous to jusqu up de as depuis on maximum minimum max min maxi mini exactement or ou "
    "over under moins plus less more "
                 "le la l une un atteint au a")  # fmt: skip


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
