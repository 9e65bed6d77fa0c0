"""Reads what a customer writes back about a quote (yes, no, a question), and a colleague's wish to follow one up. Pure.

A yes that hangs on anything ("ok si vous faites 5 %") is a question; a no that hangs on anything, too. What it is not
sure of it does not guess: a person reads the words in any case.
"""

from __future__ import annotations

import re
from typing import Literal

from graphs.quote_followup.brief import FollowupBrief
from graphs.quote_followup.reply_words import (
    ACCEPTS,
    ASKS,
    CHANGES,
    CONDITIONS,
    DECLINES,
    DELAYS,
    LOGISTICS,
    NEGATED,
    NEGATIVE,
    NO,
    OURS,
    PRICE,
    QUOTED,
)
from graphs.understanding.text import clean, fold

QuoteReply = Literal["accepted", "declined", "question", "unclear"]

LONGEST = 8_000
_BOOK = 20_000
_ENDS = re.compile(r"(?<=[.!?;…])\s+|\n+")


def read_quote_reply(text: str) -> QuoteReply:
    """What the customer answers; the words are data, whatever they say. Who writes a book says no plain yes or no."""
    if len(text) > _BOOK:
        return "unclear"
    sentences = _sentences(text)
    said = [_sentence(sentence) for sentence in sentences]
    if "question" in said or {"accepted", "declined"} <= set(said):
        return "question"
    if "accepted" in said:
        if "unclear" in said:
            return "unclear"
        asked = [sentence for sentence, one in zip(sentences, said, strict=True) if one == "asks"]
        return "accepted" if all(_about_logistics(each) for each in asked) else "question"
    if "declined" in said:
        return "declined"
    return "question" if "asks" in said else "unclear"


def _sentence(text: str) -> Literal["accepted", "declined", "question", "asks", "unclear", ""]:
    """question: a yes or a no that hangs on something · asks: nothing but a question or a wish · unclear: they have not
    decided · "": nothing about it."""
    accepts = ACCEPTS.search(text)
    declines = DECLINES.search(text) or NO.fullmatch(text)
    hangs = CONDITIONS.search(text) is not None or CHANGES.search(text) is not None
    if text.endswith("?"):
        return "asks"
    if DELAYS.search(text):
        return "unclear"
    if accepts or declines:
        if hangs:
            return "question"
        if declines:
            says_no = NEGATIVE.search(declines[0]) is not None  # "plus besoin": the negation is the no
            return "unclear" if not says_no and _negated(text, declines) else "declined"
        assert accepts is not None
        return "declined" if _negated(text, accepts) else "accepted"
    return "asks" if ASKS.search(text) or PRICE.search(text) or (hangs and len(text) > 15) else ""


def _negated(text: str, found: re.Match[str]) -> bool:
    """Whether a negation stands just before what was found, in it, or just behind it."""
    before, behind = text[max(0, found.start() - 40) : found.start()], text[found.end() : found.end() + 8]
    return bool(NEGATED.search(before) or NEGATIVE.search(found[0]) or re.match(r" (?:pas|plus|jamais|not)\b", behind))


def _about_logistics(sentence: str) -> bool:
    return LOGISTICS.search(sentence) is not None and not PRICE.search(sentence) and not CHANGES.search(sentence)


def _sentences(text: str) -> list[str]:
    """Folded, without what they quote, and without our own sentence about how to accept."""
    plain = clean(text[:LONGEST])
    quoted = QUOTED.search(plain)
    folded = fold(plain[: quoted.start()] if quoted else plain)
    folded = OURS.sub(" ", re.sub(r"^\s*>.*$", "", folded, flags=re.MULTILINE))
    return [" ".join(part.split()).strip(' .,-!;"') for part in _ENDS.split(folded) if part.strip(' .,-!;"')]


# --- colleagues -------------------------------------------------------------------------------------------------------

_NUMBER = re.compile(r"\b([A-Z]{0,6}[-_/]?\d{4}-\d{1,6}(?:-V\d{1,3})?)\b", re.IGNORECASE)
"""A company chooses what stands before the year."""
_INVOICE_LIKE = re.compile(r"(?:F|AV|INV|IN|SI)", re.IGNORECASE)
_FOLLOW = re.compile(
    r"^(?:(?:peux-tu|tu peux|pourrais-tu|pouvez-vous|merci de|il faut|faut|could you|can you|please|bonjour|hello"
    r"|hi|stp|svp)"
    r"[ ,]+)*"
    r"(?:(?:relancer?|relancez|relances)\b(?P<fr>.*)|(?:follow(?:ing)? up|chase(?: up)?|remind)\b(?P<en>.*))",
    re.IGNORECASE,
)
_ABOUT_QUOTE = re.compile(
    r"\b(?:devis|propositions?(?: commerciales?)?|offres?|quotes?|quotations?|proposals?|offers?)\b", re.IGNORECASE
)
_FRAME = re.compile(
    r"^(?:(?:sur|pour|de|du|des|d'|le|la|les|l'|à|au|un|mon|ma|mes|notre|nos|votre|vos|leur|leurs|son|sa|ses|au sujet"
    r"|a propos|à propos|client|cliente|customer|on|about|for|with|the|our|my|their|to|of|from|envoyé|envoyée|envoyés"
    r"|sent|n°|numéro|number|no)(?:\s+|(?<=')|$))+",
    re.IGNORECASE,
)
_UNANSWERED = re.compile(
    r"\b(?:(?:restée?s? |encore )?sans réponse|non répondus?|en attente|unanswered|(?:that are )?still open)\b",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"\s*[,.!?]*\s*(?:s'il (?:te|vous) pla[iî]t|stp|svp|please|merci(?: beaucoup| d'avance)?"
    r"|thanks?(?: you)?)?[\s,.!?]*$",
    re.IGNORECASE,
)


def read_followup(text: str) -> FollowupBrief | None:
    """ "relance le devis de Bellerive", "follow up on quote D2026-0012"; None when it speaks of something else."""
    plain = " ".join(clean(text[:500]).split())
    found = _FOLLOW.match(plain)
    if found is None:
        return _told(plain) or _listed(plain)
    rest = _COURTESY.sub("", found["fr"] or found["en"] or "")
    number = _NUMBER.search(rest)
    quoted = number is not None and number[1][:1].isalpha() and not _INVOICE_LIKE.match(number[1])
    if not _ABOUT_QUOTE.search(rest) and not quoted:
        return None
    named = number[1].upper() if number else ""
    return FollowupBrief(why="asked", number=named, customer="" if named else _customer(_UNANSWERED.sub(" ", rest)))


_QUOTE_NOUN = r"(?:devis|propositions?(?: commerciales?)?|offres?|quotes?|quotations?|proposals?)"
_OURS = r"(?:(?:le|la|les|l'|notre|nos|son|ses|leur|leurs|ce|mon|the|our|their|his|her|its|this|my)\s+|l')?"
_TOLD = re.compile(
    r"^(?P<who>\w.{0,80}?)\s+(?:n'|ne\s+)?(?:(?:a|ont|vient de|viennent d[e']|has|have|just|bien|enfin|nous|already"
    r"|finalement)\s+)*"
    r"(?:(?P<yes>accepté|accepte(?:nt)?|accepter|signé|signe(?:nt)?|signer|validé|approuvé|accepted|accepts?|signed"
    r"|approved)"
    r"|(?P<no>refusé|refuse(?:nt)?|refuser|décliné|rejeté|declined|declines?|refused|rejected|turned down))\s+"
    rf"{_OURS}{_QUOTE_NOUN}(?P<rest>.*)$",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"^(?:(?:on|nous|we)(?:'ve)? (?:(?:a|avons|have|just|bien|enfin|finalement)\s+)*(?:(?P<won>gagné|remporté|won)"
    rf"|(?P<lost>perdu|lost)) {_OURS}{_QUOTE_NOUN}|{_OURS}{_QUOTE_NOUN} (?:(?P<won2>gagné|won)|(?:perdue?|lost)))"
    r"(?: (?:de|du|d'|pour|avec|chez|for|with|from|to) (?P<who>[^,:;.]{2,80}))?(?P<rest>[,:;.].*)?$",
    re.IGNORECASE,
)
""" "On a perdu le devis de Dupont, trop cher" """
_NOT_TOLD = re.compile(
    r"\?|\b(?:ne|n'|pas|not|n't|never|jamais|si|if|when|quand|peut-être|maybe|je|j'|on|nous|vous|tu|i|we|you"
    r"|toujours|always|presque|almost|nearly|failli|%|€)\b",
    re.IGNORECASE,
)
_OPEN_ONES = re.compile(
    rf"\b{_QUOTE_NOUN}\b\D{{0,40}}\b(?:sans réponse|sans reponse|en attente|attendent|en cours|ouverts"
    r"|non (?:répondu|signé|accepté)e?s?|pas (?:encore )?(?:signé|accepté|répondu|eu de réponse)e?s?|unanswered"
    r"|no (?:answer|reply)|not (?:yet )?(?:been )?(?:answered|signed|accepted)|waiting|pending|outstanding"
    r"|(?:still|are) open)\b"
    rf"|\b(?:unanswered|open|pending|outstanding|waiting|unsigned)\s+{_QUOTE_NOUN}\b",
    re.IGNORECASE,
)
_ASKED_FOR = re.compile(
    r"^(?:(?:bonjour|hello|hi|commis)[ ,]+)*(?:quels?|quelles?|liste[rz]?|montre[rz]?|affiche[rz]?|voir|y a-t-il"
    r"|où en sont|combien|how many|which|what|list|show|are there|any|les|nos|our|the)\b",
    re.IGNORECASE,
)


def _told(plain: str) -> FollowupBrief | None:
    """ "Dupont a accepté le devis": what a customer answered, said by a colleague; it is asked before it is noted."""
    won = _OUTCOME.match(plain)
    if won is not None and "?" not in plain:
        number = _NUMBER.search(plain)
        who = _FRAME.sub("", won["who"] or "").strip(_MARKS)
        reading = "accepted" if won["won"] or won["won2"] else "declined"
        if not number and not who:
            return None
        named = number[1].upper() if number else ""
        return FollowupBrief("answered", number=named, customer="" if named else who, words=plain, reading=reading)
    found = _TOLD.match(plain)
    if found is None or _NOT_TOLD.search(plain):
        return None
    number = _NUMBER.search(found["rest"])
    named = number[1].upper() if number else ""
    reading = "accepted" if found["yes"] else "declined"
    who = _FRAME.sub("", found["who"]).strip(_MARKS)
    return FollowupBrief("answered", number=named, customer="" if named else who, words=plain, reading=reading)


def _listed(plain: str) -> FollowupBrief | None:
    """ "Quels devis sont sans réponse ?": those that wait are shown, to choose the one to follow up."""
    open_ones = _OPEN_ONES.search(plain)
    if open_ones is None or len(plain) >= 120 or ":" in plain:
        return None
    if _ASKED_FOR.match(plain) or (open_ones.start() == 0 and len(open_ones[0].split()) <= 5 and "pour" not in plain):
        return FollowupBrief("asked")
    return None


_TRAILING = re.compile(
    r"(?:\s+(?:pour|sur|de|au sujet du|à propos du|for|on|about|the|their|his|her|its|son|sa|ses|leur|le|la|les)"
    r"|\s*['’]s)+$",
    re.IGNORECASE,
)


def _customer(rest: str) -> str:
    """The name that is left around the word for a quote: "Bellerive pour son devis", "le devis de Bellerive"."""
    before, after = _ABOUT_QUOTE.split(rest, maxsplit=1) if _ABOUT_QUOTE.search(rest) else (rest, "")
    for part in (after, before):
        words = _TRAILING.sub("", _FRAME.sub("", part.strip(_MARKS)).strip(_MARKS)).strip(_MARKS)
        if words and not _ABOUT_QUOTE.fullmatch(words):
            return words[:200]
    return ""


_MARKS = " ,:;'’\"«»"
