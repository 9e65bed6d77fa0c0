"""Tells French from English in a few words; where the words do not tell, it is the person's own."""

from __future__ import annotations

from graphs.understanding.lexicon import words
from graphs.understanding.text import fold
from graphs.understanding.tokens import tokenise

_FRENCH = words(
    "le la les un une des du de au aux et est sont pour avec sans dans sur chez par que qui quoi je tu il nous "
    "vous ils elle mon ma mes ton ta tes son sa ses notre nos votre vos ce cette ces pas ne devis merci bonjour "
    "bonsoir salut svp stp plait voudrais veut veux souhaite faut faudrait besoin peux peut pouvez fais faire "
    "mets mettre ajoute retire enleve remplace remise prix combien quel quelle quels pourquoi comment aide annule "
    "laisse valide refuse ok envoie trop reste client deux trois quatre cinq sept huit neuf dix onze douze vingt "
    "trente quarante cinquante cent mille douzaine demi aussi plus moins lieu place finalement plutot oui non "
    "cher chere carton cartons boite boites qte quantite attente facture factures "
    "relance relances relancer relancez doit doivent stock livraison y a t"
) - {"ok", "stock", "a", "t", "y", "son", "par", "on", "ton", "plus", "place", "ces", "client", "carton", "cartons"}
_ENGLISH = words(
    "the an of for with without in on at by to and is are was this that these those we you they he she it my our "
    "your their please thanks thank hello hi hey quote would could can want wants need needs make send give set "
    "add remove drop replace instead discount off price how many much what why which help cancel stop approve "
    "approved reject rejected go yes not no don do does have has left two three four five seven eight nine ten "
    "twelve twenty thirty forty fifty hundred thousand dozen half couple also more actually customer line lines "
    "each every everything now from chase chasing remind reminder reminders nudge owes owe who invoice invoices "
    "won lost hot cold warm"
) - {"stop", "four", "on", "an"}


def language_of(text: str, fallback: str) -> str:
    """ "fr" or "en"."""
    french = english = 0
    for token in tokenise(text[:2000]):
        if token.kind != "word":
            continue
        if token.key in _FRENCH:
            french += 2
        if token.key in _ENGLISH and token.text not in ("thé", "Thé"):
            english += 2
        if token.before == "'" and token.end - token.start > 1 and token.key not in ("s", "ll", "re", "ve"):
            french += 1
        if fold(token.text) != token.text.lower():
            french += 1
    if french == english:
        return fallback if fallback in ("fr", "en") else "fr"
    return "fr" if french > english else "en"
