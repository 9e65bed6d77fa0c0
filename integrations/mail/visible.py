"""What a person sees of a mail's text: no hidden HTML, no invisible characters, no quoted history, no signature."""

from __future__ import annotations

import re
import unicodedata

from integrations.mail import html_text

_QUOTE_HEADS = re.compile(
    r"^(?:"
    r"(?:le|on|am|el|il)\b.{5,200}(?:a écrit|a ecrit|wrote|schrieb|escribió|ha scritto)\s*:?"
    r"|-{2,}\s*(?:original message|message d['’]origine|message original|forwarded message|message transféré"
    r"|ursprüngliche nachricht)\s*-{2,}.*"
    r"|_{10,}"
    r")$",
    re.IGNORECASE,
)
_INTRODUCES = re.compile(r"^(?:le|on|am)\b.{5,200}(?:a écrit|wrote|schrieb)\s*:$", re.IGNORECASE)
_HEADER_FROM = re.compile(r"^\*?(?:de|from|von)\s*:\*?\s*\S", re.IGNORECASE)
_HEADER_NEXT = re.compile(
    r"^\*?(?:envoyé|date|sent|à|to|cc|objet|subject|gesendet|an|betreff)\b[^:\n]{0,20}:", re.IGNORECASE
)
_SIGNATURES = re.compile(
    r"^(?:--|—|–)\s*$"
    r"|^(?:envoyé|sent) (?:de|depuis|from) (?:mon|ma|my|mein|outlook|gmail|yahoo|l['’]application).{0,60}$"
    r"|^(?:télécharger|get) outlook (?:pour|for) .{0,40}$",
    re.IGNORECASE,
)


def newest(text: str) -> str:
    """The part its sender wrote now. A reply written between quoted lines keeps its own lines."""
    kept: list[str] = []
    lines = text.split("\n")
    begun = False  # whether anything but the head of a forwarded mail was said
    for index, line in enumerate(lines):
        bare = line.strip()
        ends = _ends(lines, index)
        if begun and (ends or _SIGNATURES.match(bare)):
            break
        if bare.startswith(">") or (not begun and _INTRODUCES.match(bare)):
            continue
        kept.append(line.rstrip())
        begun = begun or not (ends or not bare or _HEADER_NEXT.match(bare))
    said = re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
    return said or re.sub(r"^[ \t]*>+[ \t]?", "", text, flags=re.MULTILINE).strip()


def _ends(lines: list[str], index: int) -> bool:
    """Whether quoted history begins here; its opening line may be broken in two or three."""
    bare = lines[index].strip()
    if not bare:
        return False
    if any(_QUOTE_HEADS.match(" ".join(line.strip() for line in lines[index : index + count])) for count in (1, 2, 3)):
        return bare.lower().startswith(("le ", "on ", "am ", "el ", "il ")) or bare[0] in "-_"
    following = [line.strip() for line in lines[index + 1 : index + 4] if line.strip()]
    return bool(_HEADER_FROM.match(bare)) and any(_HEADER_NEXT.match(line) for line in following)


def readable(text: str) -> str:
    """Without control, invisible and direction-changing characters; line ends as in Python; nothing else changed."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(
        character
        for character in unicodedata.normalize("NFC", lines)
        if character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )


def one_line(text: str, longest: int) -> str:
    return " ".join(readable(text).split())[:longest].strip()


def visible_text(html: str) -> str:
    """The words that a reader of the HTML would see, one block a line."""
    lines = [" ".join(line.split()) for line in readable(html_text.visible_text(html)).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
