"""Units and packing words, French and English: what can be divided, and whether a pack is what is sold."""

from __future__ import annotations

import re
import unicodedata


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MEASURES = _words(
    "mg g gr gramme gram kg kilo kilogramme kilogram t tonne ton quintal lb oz "
    "cl dl l litre liter hl m3 m³ mm cm dm m metre meter km ml m2 m² ha hectare "
    "min minute h heure hour hr j jour journee day d demi-journee semaine week mois month an year kwh mwh"
)

_PIECES = _words("piece pce pc pcs unite unit u un ea each article item exemplaire ex")

# Words that may mean the same pack, line by line.
_PACKS = (
    "carton box case caisse",
    "boite box coffret",
    "caisse crate case",
    "sac bag sachet",
    "sachet bag pouch sac",
    "paquet pack packet pkt",
    "pack paquet lot set multipack",
    "lot set batch pack",
    "palette pallet",
    "colis parcel package",
    "bouteille bottle btl",
    "bidon drum can jerrican",
    "fut barrel keg drum tonneau",
    "rouleau roll bobine",
    "pot jar",
    "tube",
    "ramette ream rame",
    "botte bundle bunch fagot",
    "plateau tray",
    "barquette punnet tray",
    "douzaine dozen",
    "paire pair",
    "kit set",
    "pochette sleeve",
    "canette can",
    "cagette crate",
)


def bare(word: str) -> str:
    """A word without accents, case, final dot or plural: what two spellings of one unit have in common."""
    text = unicodedata.normalize("NFKD", word.casefold().strip())
    text = "".join(letter for letter in text if not unicodedata.combining(letter)).strip(" .")
    if text in _MEASURES or text in _PIECES:
        return text
    for ending, instead in (("boxes", "box"), ("ches", "ch"), ("eaux", "eau"), ("ies", "y"), ("s", ""), ("x", "")):
        if len(text) > 3 and text.endswith(ending) and text != "box":
            return text[: -len(ending)] + instead
    return text


_BARE_PACKS = tuple(frozenset(bare(word) for word in words.split()) for words in _PACKS)


def divisible(unit: str) -> bool:
    """Whether one and a half of it makes sense (2.5 kg does, 2.5 cups do not)."""
    word = bare(unit)
    return word in _MEASURES or word.split(" ")[0] in _MEASURES


_COUNTED = frozenset({"douzaine", "dozen", "paire", "pair"})


def is_piece(unit: str) -> bool:
    return not unit.strip() or bare(unit) in _PIECES


def same_pack(pack: str, unit: str) -> bool:
    one, other = bare(pack), bare(unit)
    return one == other or any(one in words and other in words for words in _BARE_PACKS)


def counts_packs(pack: str, unit: str, names: list[str]) -> bool:
    """Whether "3 `pack`" of a product sold by `unit` under `names` means a quantity of 3.

    A product that is itself a pack ("Boîte de 24 sachets", sold by the piece) is counted as such.
    """
    if not pack.strip() or is_piece(pack) or same_pack(pack, unit):
        return True
    word = bare(pack)
    return any(word in (bare(part) for part in re.findall(r"\w+", name)) for name in names)


def pack_in(text: str) -> str:
    """The first packing word of a few words ("3 cartons" → "cartons"), or "". A dozen and a pair are numbers here."""
    packs = frozenset[str]().union(*_BARE_PACKS) - _COUNTED
    return next((word for word in re.findall(r"[^\W\d_]+", text) if bare(word) in packs), "")
