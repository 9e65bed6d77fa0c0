"""Cuts a mail into the sentences that its writer says, with a plain form for comparing; pure and bounded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from graphs.understanding.text import clean, fold

LONGEST = 12_000
MOST = 120
"""Characters and sentences that are read of a mail; what matters is said before."""

_END = re.compile(
    r"(?<![\s.]\w)(?<!\bMme)(?<!\bMr)(?<!\bMrs)(?<!\bMe)(?<!\bSt)(?<!\bn°)(?<!\bNo)(?<!\bM\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bMme\.)"
    r"(?<=[.!?;])\s+(?=\S)|\n+"
)
_CLOSING = re.compile(
    r"^\W{0,3}(?:(?:bien |très |tres )?(?:cordialement|amicalement|respectueusement)|bien (?:à|a) (?:vous|toi)"
    r"|sinc[èe]res salutations|(?:meilleures |cordiales |mes )?salutations|(?:je|nous) vous prie\w* (?:d|de)\b"
    r"|veuillez agr[ée]er|cdlt|cdt|bav|(?:kind|best|warm|many)(?:est)? (?:regards|wishes)|(?:best )?regards|best"
    r"|yours (?:sincerely|faithfully|truly)|sincerely|cheers|rgds)\b[^\n]{0,140}$",
    re.IGNORECASE | re.MULTILINE,
)
_MARKER = re.compile(r"^--[ \t]*$", re.MULTILINE)
_POSTSCRIPT = re.compile(r"^[^\S\n]*p\.?\s?-?s\.?\s?[:.]?\s+.+", re.IGNORECASE | re.MULTILINE)
_QUOTED = re.compile(r"^[ \t]*>.*$\n?", re.MULTILINE)
_HEADER = re.compile(
    r"^\W{0,2}(?:de|from|von|envoyé|envoye|sent|date|à|to|cc|objet|subject)\b\W{0,2}\s?:.{0,200}$\n?",
    re.IGNORECASE | re.MULTILINE,
)
_DEVICE = re.compile(
    r"^[^\n]{0,12}\b(?:envoy[ée] (?:de|depuis) (?:mon|ma|outlook)|sent from (?:my|outlook)|t[ée]l[ée]charger outlook"
    r"|get outlook)\b[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_DISCLAIMER = re.compile(
    r"^.{0,30}(?:ce (?:message|mail|courriel)[^\n]{0,60}(?:confidentiel|destin[ée]|exclusif)|this (?:message|"
    r"e-?mail)"
    r"[^\n]{0,80}(?:confidential|intended|privileged)|pensez [àa] l'environnement|please consider the environment)",
    re.IGNORECASE | re.MULTILINE,
)
_PREFIX = re.compile(r"^(?:\s*(?:re|r[ée]f?|tr|fwd?|aw|wg)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_ANSWER = re.compile(r"^\s*(?:re|aw|r[ée])\s*(?:\[\d+\])?\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """`plain`: folded words with single spaces, without apostrophes and hyphens; of the marks only ? , @ € % stay.
    `paragraph`: its number, as blank lines cut them; `heading`: it is the mail's subject."""

    written: str
    plain: str
    paragraph: int = 0
    heading: bool = False

    @property
    def asks(self) -> bool:
        return "?" in self.plain


def sentences_of(text: str, subject: str = "") -> list[Sentence]:
    """In order, the subject first ("" of an answer: that is ours, and says nothing new)."""
    found: list[Sentence] = []
    heading = "" if _ANSWER.match(subject) else _PREFIX.sub("", subject)
    if plain_of(heading):
        found.append(Sentence(clean(heading)[:300], plain_of(heading), -1, heading=True))
    for number, paragraph in enumerate(re.split(r"\n[ \t]*\n+", own_words(text))):
        for piece in _END.split(_unwrapped(paragraph)):
            plain = plain_of(piece)
            if plain and len(found) < MOST:
                found.append(Sentence(piece.strip(" ,-–•*\t"), plain, number))
    return found


def own_words(text: str) -> str:
    """Without quoted lines, closing, signature and the legal notice of a company; a postscript is kept."""
    text = clean(_QUOTED.sub("", text[: LONGEST * 2].replace("\r\n", "\n")) or text[: LONGEST * 2])[:LONGEST]
    postscripts = _POSTSCRIPT.findall(text)
    text = _HEADER.sub("", text)
    said = _said_by(text)
    for pattern in (_MARKER, _CLOSING, _DISCLAIMER):
        found = next((one for one in pattern.finditer(text) if one.start() >= said), None)
        if found is not None:
            text = text[: found.start()]
    kept = _DEVICE.sub("", text).strip()
    return "\n\n".join([kept, *(line.strip() for line in postscripts if line.strip() not in kept)])


_SHORT = {
    "tjrs": "toujours", "tjs": "toujours", "tjr": "toujours", "ttjrs": "toujours", "jms": "jamais",
    "bcp": "beaucoup", "pk": "pourquoi", "pkoi": "pourquoi", "pourkoi": "pourquoi", "qqn": "quelqu un",
    "pb": "probleme", "pbs": "problemes", "pblm": "probleme", "ns": "nous", "ds": "dans", "cde": "commande",
    "cmd": "commande", "cmde": "commande", "ajd": "aujourd hui", "auj": "aujourd hui", "mtn": "maintenant",
    "msg": "message", "pr": "pour", "rep": "reponse", "u": "you", "ur": "your", "thx": "thanks",
}  # fmt: skip
"""How words are cut short on a phone."""


def plain_of(text: str) -> str:
    words: list[str] = re.findall(r"\w+|[?,@€%]", fold(text))
    return " ".join(_SHORT.get(word, word) for word in words)


def excerpt_of(sentence: Sentence | None) -> str:
    return " ".join(sentence.written.split())[:300] if sentence is not None else ""


def _said_by(text: str) -> int:
    """Where more has been said than a salutation: behind the third word."""
    third = next(islice(re.finditer(r"\w{2,}", text), 2, None), None)
    return third.start() + 2 if third is not None else len(text) + 1


def _unwrapped(text: str) -> str:
    """A line that goes on with a small letter belongs to the one before: mails are broken at some width."""
    return re.sub(r"(?<=[^\s.!?:;])[ ]*\n(?=[a-zà-ÿ(])", " ", text)
