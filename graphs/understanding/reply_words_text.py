"""Takes what a person wrote out of a mail (no quoted mail, no signature, no markup), sentence by sentence."""

from __future__ import annotations

import re

from graphs.understanding.text import clean, fold

_LONGEST = 20_000
_QUOTED_HTML = re.compile(
    r"<blockquote\b|<div[^>]{0,200}\bclass=[\"']?(?:gmail_quote|moz-cite|yahoo_quoted)|<hr\b[^>]{0,100}>\s*<b>(?:de|"
    r"from)",
    re.I,
)
_HIDDEN_HTML = re.compile(r"<(style|script|head|title)\b[^>]{0,500}>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_INTRO = re.compile(
    r"^[ \t>]*(?:(?:le|on|am)\b[^\n]{4,160}(?:\n[^\n]{0,120})?(?:a [ée]crit|wrote|schrieb)\s*:?\s*$"
    r"|-{2,}\s*(?:original message|message d'origine|message original|forwarded message|message transf[ée]r[ée])\b.*$"
    r"|_{8,}\s*$"
    r"|\*?(?:de|from|von)\*?\s*:\*?[^\n]{1,200}\n(?:[^\n]{0,200}\n){0,3}?"
    r"\*?(?:envoy[ée]|sent|date|[àa]|to|objet|subject)\*?\s*:)",
    re.IGNORECASE | re.MULTILINE,
)
_QUOTED_LINE = re.compile(r"^[ \t]*>.*$\n?", re.MULTILINE)
_SIGNATURE = re.compile(r"^--[ \t]*$", re.MULTILINE)
_DEVICE = re.compile(
    r"^[^\n]{0,12}\b(?:envoy[ée] (?:de|depuis) (?:mon|ma|outlook)|sent from (?:my|outlook)|t[ée]l[ée]charger outlook|"
    r"get outlook)\b[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_CLOSING = re.compile(
    r"(?:^|(?<=[.!?,;])[ ]|(?<=[.!?,;])\n)[ ]*(?:(?:bien |très |tres )?cordialement|bien à vous|bien a vous|sincères "
    r"salutations|"
    r"(?:meilleures |cordiales )?salutations|respectueusement|(?:je|nous) vous prie\w* d|veuillez agr[ée]er|"
    r"dans l'attente|(?:bonne|belle) (?:journ[ée]e|soir[ée]e|fin de)|cdlt|cdt|bav|"
    r"(?:kind|best|warm|many)(?:est)? (?:regards|wishes)|regards|yours (?:sincerely|faithfully|truly)|sincerely|"
    r"cheers)\b",
    re.IGNORECASE | re.MULTILINE,
)
_POSTSCRIPT = re.compile(r"^\s*p\.?\s?-?s\.?\s*[:.]?\s+(.+)", re.IGNORECASE | re.MULTILINE)
_END = re.compile(r"(?<![\s.]\w)(?<!\bMme)(?<!\bMr)(?<!\bMe)(?<!\bSt)(?<!\bn°)(?<=[.!?;])\s+(?=\S)|\n+")
_EMPTY = re.compile(
    r"[\W_]*(?:(?:re)?bonjour|bonsoir|hello|hi|dear|cher|chere|chers|madame|monsieur|mesdames|messieurs|mme|mr?|all|"
    r"sir|madam|team|merci|thanks|thank you|beaucoup|very much|d avance|a tous|et|ou|or|and|l equipe|for your e?mail|"
    r"for your message|pour votre (?:message|mail|relance|rappel))"
)


def sentences_of(raw: str) -> list[str]:
    """What was written anew, in order, as written but for markup and odd spaces."""
    return [sentence for piece in _END.split(_unwrapped(own_words(raw))) if (sentence := piece.strip(" ,-–•*\t"))]


def own_words(raw: str) -> str:
    """The text of the mail without what it quotes and without its signature."""
    text = _HIDDEN_HTML.sub(" ", raw[: _LONGEST * 4])
    quote = _QUOTED_HTML.search(text)
    if quote is not None and clean(text[: quote.start()]).strip():
        text = text[: quote.start()]
    text = _without_quotes(text.replace("\r\n", "\n"))
    text = clean(text)[:_LONGEST]
    text = _without_quotes(text)
    return _without_signature(text).strip()


def _without_quotes(text: str) -> str:
    intro = _INTRO.search(text)
    if intro is not None and _says_something(_QUOTED_LINE.sub("", text[: intro.start()])):
        text = text[: intro.start()]
    elif intro is not None:
        text = text[: intro.start()] + text[intro.end() :]
    return _QUOTED_LINE.sub("", text)


def _without_signature(text: str) -> str:
    postscripts = [found[1] for found in _POSTSCRIPT.finditer(text)]
    for pattern in (_SIGNATURE, _CLOSING):
        found = next((one for one in pattern.finditer(text) if _says_something(text[: one.start()])), None)
        if found is not None:
            text = text[: found.start()]
    text = _DEVICE.sub("", text)
    return "\n".join([text, *(line for line in postscripts if line not in text)])


def _says_something(text: str) -> bool:
    return any(letter.isalnum() for letter in clean(text))


def _unwrapped(text: str) -> str:
    """A line that goes on with a small letter belongs to the one before: mails are broken at some width."""
    return re.sub(r"(?<=[^\s.!?:;])[ ]*\n(?=[a-zà-ÿ0-9(])", " ", text)


def plain_words(sentence: str) -> str:
    """Its folded words with single spaces; of the marks only ? € % @ stay, and commas as they cut clauses."""
    return " ".join(re.sub(r"[^\w@€%?,;:]+", " ", fold(sentence)).replace(",", " , ").split())


def is_greeting(sentence: str) -> bool:
    """Nothing but a salutation or a thank-you."""
    rest = plain_words(sentence)
    while (found := _EMPTY.match(rest)) is not None and found.end() > 0:
        rest = rest[found.end() :]
    return len(rest.split()) <= 1
