"""Chooses what a phrase can mean where it stands: "from" compares before a number, "may" is a month with a capital."""

from __future__ import annotations

from collections.abc import Sequence

from graphs.rules.reading.amounts import amount_at
from graphs.rules.reading.pieces import Piece, Sheet
from graphs.rules.reading.senses import Sense
from graphs.rules.reading.tables import tables
from graphs.understanding.lexicon import words
from graphs.understanding.tokens import Token

_BEFORE_NUMBERS = words(
    "de d a un une le la l les the of commande order : des to total montant amount remise discount budget "
    "equivalent acompte pas not jamais never "
    "or ou equal -"
)
_NEW = words("nouveau nouveaux nouvelle nouvelles new")
_FILLING = words(
    "des from sous to jusqu up de as depuis on maximum minimum max min maxi mini exactement or ou "
    "over under moins plus less more "
                 "le la l une un atteint au a")  # fmt: skip

_BOUNDS = words("plus moins maximum max maxi minimum min most least")


def called_for(pieces: Sequence[Piece], token: Token) -> str:
    """Whether the words before call for a product ("sur le …", "20 lots de …") or a customer ("pour …")."""
    passed: list[Piece] = []
    for piece in reversed(pieces):
        if (
            piece.kind == "fill"
            or _naming(piece, token)
            or (piece.kind == "of" and piece.text.lower() in ("de", "d", "du", "des", "of", "in"))
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


def meant(sense: Sense, sheet: Sheet, keys: Sequence[str], at: int, end: int, language: str) -> bool:
    """Whether this sense can be meant here: "from" compares before a number only; "may" is a month with a capital."""
    token = sheet.tokens[at]
    if sense.kind == "compare" and sense.value != "mark" and not number_near(sheet, keys, end, language):
        return False
    if sense.kind == "after":
        last = sheet.pieces[-1] if sheet.pieces else None
        while last is not None and last.kind == "tax" and len(sheet.pieces) > 1:
            last = sheet.pieces[-2]
        counted = last is not None and (last.kind == "amount" or (last.kind == "name" and _counted(sheet.pieces)))
        return counted and not _amount_follows(sheet, keys, end, language)
    if sense.kind == "except" and keys[end : end + 1] in (["dessus"], ["dela"]):
        return False  # "sauf au-dessus de 300 €"
    if token.key == "may" and sense.kind == "option":
        return token.text[0].isupper() and at > 0
    if token.key == "on" and sense.kind == "on" and end == at + 1:
        return language == "en" or (end < len(keys) and keys[end] in ("the", "all", "our", "every"))
    if token.text in ("où", "Où"):
        return False
    if sense.kind == "test" and end == at + 1 and token.key in _NEW:
        return bool(sheet.pieces) and sheet.pieces[-1].kind in ("be", "not")
    return not (token.key == "or" and sense.kind == "or" and token.text == "Or" and at == 0)


def bound_behind(found: tuple[int, Sense], sheet: Sheet) -> tuple[int, Sense] | None:
    """ "10 % au plus", "10% off at most": the words that compare the number behind them bound the percentage before."""
    end, sense = found
    last = next((piece for piece in reversed(sheet.pieces) if piece.kind not in ("of", "grant")), None)
    said = sheet.written(end - 1, end).casefold()
    bounding = sense.kind == "compare" and sense.op in ("<=", ">=") and said in _BOUNDS
    if not bounding or last is None or last.kind != "amount" or last.unit != "percent":
        return None
    return end, Sense("after", sense.op)


def _counted(pieces: Sequence[Piece]) -> bool:
    """ "100 m² de moquette", "20 pneus": the last piece is what a number counts."""
    before = [piece for piece in pieces[-4:-1] if piece.kind != "of"]
    return bool(before) and before[-1].kind == "amount" and before[-1].unit in ("", "pieces")


def _amount_follows(sheet: Sheet, keys: Sequence[str], end: int, language: str) -> bool:
    """ "… 20k or more than 100 staff": these words compare the number behind them."""
    if end >= len(keys) or keys[end] not in ("than", "de", "d", "que", "a"):
        return False
    return keys[end] == "than" or number_near(sheet, keys, end, language)


def number_near(sheet: Sheet, keys: Sequence[str], end: int, language: str) -> bool:
    look = end
    while look < len(keys) and look < end + 5:
        if amount_at(sheet.tokens, look, language) is not None:
            return True
        if keys[look] not in _BEFORE_NUMBERS:
            return False
        look += 1
    return False


def shorter(sheet: Sheet, keys: Sequence[str], at: int, language: str) -> tuple[int, Sense] | None:
    """The next shorter phrase that can be meant here."""
    best: tuple[int, Sense] | None = None
    for length in range(5, 0, -1):
        found = tables().match(keys[: at + length], at)
        if found and meant(found[1], sheet, keys, at, found[0], language) and (best is None or found[0] > best[0]):
            best = found
    if best is None and keys[at] == "plus" and any(key in ("ne", "n") for key in keys[max(0, at - 5) : at]):
        return at + 1, Sense("not")
    if best is None and keys[at] in _FILLING:
        return at + 1, Sense("fill")
    return best


def no_longer(keys: Sequence[str], at: int, found: tuple[int, Sense] | None) -> bool:
    """ "ne reçoivent plus de devis": a word of refusing."""
    if keys[at] != "plus" or (found is not None and found[0] > at + 1):
        return False
    before = list(keys[max(0, at - 4) : at])
    return bool({"ne", "n"} & set(before)) and not {"pas", "jamais", "aucun", "aucune", "au", "de"} & set(before)


def percent_behind(sheet: Sheet, at: int, language: str) -> bool:
    """ "galettes : moins 15 %"."""
    amount = amount_at(sheet.tokens, at + 1, language) if at + 1 < len(sheet.tokens) else None
    return amount is not None and amount.unit == "percent"


def reachable(pieces: Sequence[Piece], token: Token) -> bool:
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


def concludes(sheet: Sheet, at: int) -> bool:
    """ "=>" after a number or a name is an arrow; after a noun it is a comparison."""
    last = sheet.pieces[-1] if sheet.pieces else None
    return at > 0 and last is not None and last.kind not in ("noun", "grant", "be", "fill")
