"""Reads a typed verdict on what waits for approval. Anything beyond a plain yes is no approval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graphs.understanding.lexicon import HOLD, words
from graphs.understanding.text import fold
from graphs.understanding.tokens import Token, tokenise

Verb = Literal["approve", "reject", "ask_info"]


@dataclass(frozen=True)
class Verdict:
    verb: Verb
    note: str
    confidence: float


_STRONG = words(
    "valide valides valider validez validee approuve approuves approuver approuvez approuvee approve approved "
    "approves approving envoie envoies envoyer envoyez send accepte accepter acceptee accepted accept go feu vert "
    "vasy lgtm confirme confirmer confirmez confirm confirmed accorde signe ship release libere expedie"
)
_WEAK = words(
    "ok okay oui yes yep yeah ouais parfait perfect super bien bon good great fine 👍 accord parfaitement top nickel"
)
_FILLER = words(
    "je j c est cest d pour moi le la l les ce devis quote it this that the i i'm we nous on vous me svp stp s il "
    "te plait please pls tout de suite now maintenant va vas y tu peux vous pouvez you can ahead it's its looks "
    "look all a an to au client customer lui them him her du avec ca cela alors tres bonne en etat tel quel comme "
    "as is sounds with from side for ai as done so just"
)
_ACKS = words("merci thanks thank thx recu noted note compris understood vu")
_REFUSE = words(
    "refuse refuses refuser refusez refusee rejette rejeter rejetez rejetee rejete reject rejected rejects deny "
    "denied decline declined decliner 👎"
)
_NO = words("non no nope nan")
_NEGATIONS = words("pas ne n not don dont never jamais cannot can't cant won't wont doesn isn aren shouldn")
_SAYING = ("word", "number", "email", "link")
_OBJECTS = (
    ("le", "devis"),
    ("ce", "devis"),
    ("the", "quote"),
    ("this", "quote"),
    ("la", "proposition"),
    ("cette", "proposition"),
    ("this", "proposal"),
)
_SEPARATORS = words(": , ; . - ! ( )")
_BECAUSE = words("car parce because as since cause puisque motif raison reason")


def read_verdict(text: str) -> Verdict | None:
    """None when the words are no verdict at all. A condition, a question, a doubt is `ask_info`, never `approve`."""
    tokens = tokenise(text)
    words = [token for token in tokens if token.kind in _SAYING or token.key in ("👍", "👎")]
    if not words:
        return None
    keys = [token.key for token in words]
    refusal = _refusal(text, tokens)
    if refusal:
        return refusal
    said_yes = any(key in _STRONG or key in _WEAK for key in keys)
    if "?" in text:
        return Verdict("ask_info", text.strip(), 0.8)
    if HOLD.search(fold(text)):
        return _held(text)
    if any(key in _NEGATIONS for key in keys):
        return Verdict("reject" if _denied(keys) else "ask_info", _note(text, keys), 0.8) if said_yes else None
    if not said_yes:
        return None
    if all(key in _STRONG or key in _WEAK or key in _FILLER or key in _ACKS for key in keys):
        return _plain(keys)
    return Verdict("ask_info", text.strip(), 0.7)


def _plain(keys: list[str]) -> Verdict | None:
    if any(key in _STRONG for key in keys):
        return Verdict("approve", "", 0.95)
    if any(key in _ACKS for key in keys):
        return None
    return Verdict("approve", "", 0.75)


def _denied(keys: list[str]) -> bool:
    """ "je ne valide pas", "not approved", "pas d'accord": a plain denial and nothing more."""
    known = _STRONG | _WEAK | _FILLER | _NEGATIONS | _NO
    return all(key in known for key in keys)


def _note(text: str, keys: list[str]) -> str:
    return "" if _denied(keys) else text.strip()


def _held(text: str) -> Verdict:
    folded = fold(text)
    waits = any(
        word in folded for word in ("encore", "tout de suite", "yet", "hold", "attend", "brouillon", "draft", "approve")
    )
    if "not approve" in folded or "n't approve" in folded:
        return Verdict("reject", "", 0.85)
    return Verdict("ask_info", text.strip(), 0.8) if waits else Verdict("reject", text.strip(), 0.7)


def _refusal(text: str, tokens: list[Token]) -> Verdict | None:
    """ "refuse : trop cher", "non, marge trop faible", "I reject this because …"."""
    at = 0
    while at < len(tokens) and (
        tokens[at].key in _FILLER or tokens[at].key in ("desole", "sorry", "bonjour", "hello", ",")
    ):
        at += 1
    if at >= len(tokens):
        return None
    word = tokens[at]
    if word.key == "pas" and at + 2 < len(tokens) and tokens[at + 1].key == "d" and tokens[at + 2].key == "accord":
        at += 2
    elif word.key not in _REFUSE and word.key not in _NO:
        return None
    if "?" in text and word.key in _REFUSE and at + 2 >= len(tokens):
        return Verdict("ask_info", text.strip(), 0.8)
    at += 1
    while at < len(tokens):
        if (tokens[at].key, tokens[at + 1].key if at + 1 < len(tokens) else "") in _OBJECTS:
            at += 2
        elif (
            tokens[at].key in _SEPARATORS
            or tokens[at].kind == "line"
            or tokens[at].key in _REFUSE | _NO | {"merci", "thanks", "je", "i", "it"}
        ):
            at += 1
        else:
            break
    while at < len(tokens) and (
        tokens[at].key in _BECAUSE
        or (tokens[at].key == "que" and tokens[at - 1].key in _BECAUSE)
        or tokens[at].key in _SEPARATORS
    ):
        at += 1
    while at and at < len(tokens) and tokens[at - 1].key in ("je", "i", "it"):
        at -= 1  # of the sentence that says why: "non, je l'appelle"
    note = text[tokens[at].start :].strip() if at < len(tokens) else ""
    return Verdict("reject", note, 0.95 if word.key in _REFUSE else 0.85)


def only_verdict_words(text: str) -> bool:
    """Words that merely say yes around a change ("ok parfait, mais …")."""
    return all(
        token.key in _STRONG | _WEAK | _FILLER | _ACKS | {"mais", "but", "and", "et"}
        for token in tokenise(text)
        if token.kind in _SAYING
    )


def said_no(text: str) -> bool:
    """Begins with a mere "non": what follows may be a correction rather than a reason."""
    tokens = tokenise(text)
    return bool(tokens) and tokens[0].key in _NO
