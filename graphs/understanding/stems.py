"""Brings a word to a common form, so that singular and plural, masculine and feminine, French and English meet."""

from __future__ import annotations

from functools import lru_cache

_IRREGULAR = {
    "blanche": "blanc", "blanches": "blanc", "seche": "sec", "seches": "sec", "longue": "long", "longues": "long",
    "fraiche": "frai", "fraiches": "frai", "douce": "doux", "douces": "doux", "travaux": "travail",
    "vitraux": "vitrail",
    "oeil": "oeil", "yeux": "oeil", "feet": "foot", "men": "man", "women": "woman", "mice": "mouse", "teeth": "tooth",
    "children": "child", "people": "person", "grosse": "gro", "grosses": "gro",
    "st": "saint", "ste": "saint", "sts": "saint", "sainte": "saint", "ets": "etabliss", "etablissement": "etabliss",
    "etablissements": "etabliss", "cie": "compagni", "inch": "pouc", "inches": "pouc",
    "kilo": "kg", "kilos": "kg", "kgs": "kg", "kilogramme": "kg", "kilogrammes": "kg", "gr": "g", "gramme": "g",
    "grammes": "g", "metre": "m", "metres": "m", "meter": "m", "meters": "m", "gb": "go", "tb": "to", "mb": "mo",
}  # fmt: skip


@lru_cache(maxsize=50_000)
def stem(key: str) -> str:
    """Of a folded word. It is no dictionary form: only equality of two stems means anything."""
    if key in _IRREGULAR:
        return _IRREGULAR[key]
    if len(key) <= 3 or not key.isalpha():
        return key
    word = _singular(key)
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
        if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
            word = word[:-1]
    if word.endswith("y"):
        word = word[:-1] + "i"
    elif word.endswith("v"):
        word = word[:-1] + "f"
    return word


def _singular(word: str) -> str:
    if word.endswith(("eaux", "yaux", "eux", "oux")):
        return word[:-1]
    if word.endswith("aux"):
        return word[:-3] + "al"
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word
