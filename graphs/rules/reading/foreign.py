"""Tells orders that no rule can carry out: to send things to an address, to set the clerk's own rules aside."""

from __future__ import annotations

import re

from graphs.rules.reading.pieces import Sheet
from graphs.understanding.text import fold

_ADDRESS = r"(?:mailto:|<)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
_SENDING = (
    r"\b(?:envo(?:i|y)\w*|renvo(?:i|y)\w*|transmet\w*|transfer\w*|expedi\w*|adresse[rz]?|redirig\w*|fai\w* suivre|"
    r"partage\w*|communique\w*|livre[rz]?|mets|mettre|mettez|copie\w*|send\w*|forward\w*|redirect\w*|share\w*|e-?mail\w*|"
    r"copy|copies|put|deliver\w*|b?cc|cci)\b"
)
_ELSEWHERE = re.compile(
    rf"{_SENDING}\W{{1,3}}{_ADDRESS}"
    rf"|{_SENDING}[^.;!?\n]{{0,80}}?\b(?:a|aux?|to|vers|towards?|at|sur|cc|copie|copy)\W{{1,3}}(?:\w+\W{{1,3}}){{0,3}}?{_ADDRESS}"
)
_SETTING_ASIDE = re.compile(
    r"\b(?:ignore[rsz]?|oublie[rsz]?|outrepasse[rsz]?|contourne[rsz]?|desobeis\w*|passe outre|fais fi|"
    r"(?:ne )?(?:tiens|tenez) (?:pas|plus) compte|(?:ne )?(?:respecte|suis|applique)[rsz]? (?:pas|plus)|"
    r"ignoring|forget|disregard|override|bypass|circumvent|neglect|(?:don't|do not|stop) (?:follow|obey|apply)\w*)\b"
    r"[^.;!?\n]{0,25}\b(?:regles|instructions?|consignes?|directives?|rules|guidelines|orders you|prompt)\b"
    r"|\b(?:change|modifie|remplace|reecri|efface|replace|rewrite|modify|erase|delete|reveal|revele)\w*"
    r" (?:toutes |all )?(?:tes|vos|ton|votre|your)\W[^.;!?\n]{0,15}"
    r"\b(?:regles|instructions?|consignes?|directives?|rules|guidelines|prompt)\b"
)


def beyond_rules(sheet: Sheet) -> bool:
    """What stands in quotation marks, or is announced as a text to print, is no order."""
    printed = next((sheet.tokens[piece.start].start for piece in sheet.pieces if piece.kind == "mention"), None)
    said = fold(sheet.text if printed is None else sheet.text[:printed])
    return bool(_ELSEWHERE.search(said) or _SETTING_ASIDE.search(said))
