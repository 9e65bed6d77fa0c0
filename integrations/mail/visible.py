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


_FORWARDS = re.compile(
    r"^(?:-{2,}\s*(?:forwarded message|message transféré|message transfere|weitergeleitete nachricht)\s*-{2,}.*"
    r"|(?:begin forwarded message|début du message (?:transféré|réexpédié))\s*:)$",
    re.IGNORECASE,
)
_ZERO_WIDTH = re.compile("[\u200b-\u200d\u2060-\u2064\ufeff\u00ad\u034f\u180e]")
_SMUGGLED = re.compile("[\u202a-\u202e\u2066-\u2069]|[\U000e0000-\U000e007f]{3,}")
_MANY = 8
_LONGEST_SIGNATURE = 1_000


def newest(text: str, *, forwarded: bool = False) -> str:
    """The part its sender wrote now. A reply written between quoted lines keeps its own lines; what they pass on of
    somebody else's mail is theirs too (`forwarded`: its subject says that it is passed on)."""
    own, rest = _own_part(text)
    passed = _passed_on(rest, forwarded=forwarded)
    return f"{own}\n\n{newest(passed)}".strip() if passed else own


def _passed_on(rest: list[str], *, forwarded: bool) -> str:
    """A mail that is passed on, of the lines below the sender's own words; "" when they are history."""
    for index, line in enumerate(rest):
        if _FORWARDS.match(line.strip()):
            return "\n".join(rest[index + 1 :])
    if not forwarded:
        return ""
    start = next((index for index in range(len(rest)) if _HEADER_FROM.match(rest[index].strip())), None)
    return "\n".join(rest[start:]) if start is not None else ""


def signature_of(text: str) -> str:
    """What stands below the sender's own words where they are signed off by a line ("-- "), up to the history."""
    lines = text.split("\n")
    at = next((i for i, line in enumerate(lines) if re.match(r"^(?:--|—|–)\s*$", line.strip()) and i), None)
    if at is None:
        return ""
    end = next((i for i in range(at + 1, len(lines)) if _ends(lines, i) or lines[i].startswith(">")), len(lines))
    return "\n".join(line.strip() for line in lines[at + 1 : end]).strip()[:_LONGEST_SIGNATURE]


def invisible(text: str) -> bool:
    """Whether it holds runs of characters that nobody sees, or such as turn the direction of others."""
    return bool(_SMUGGLED.search(text)) or len(_ZERO_WIDTH.findall(text)) >= _MANY


def _own_part(text: str) -> tuple[str, list[str]]:
    """The sender's own words, and the lines from where they end."""
    kept: list[str] = []
    lines = text.split("\n")
    rest: list[str] = []
    begun = False  # whether anything but the head of a forwarded mail was said
    for index, line in enumerate(lines):
        bare = line.strip()
        ends = _ends(lines, index)
        if begun and (ends or _SIGNATURES.match(bare)):
            rest = lines[index:]
            break
        if bare.startswith(">") or (not begun and _INTRODUCES.match(bare)):
            continue
        kept.append(line.rstrip())
        begun = begun or not (ends or not bare or _HEADER_NEXT.match(bare))
    said = re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
    return said or re.sub(r"^[ \t]*>+[ \t]?", "", text, flags=re.MULTILINE).strip(), rest


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
    return seen_and_hidden(html)[0]


def seen_and_hidden(html: str) -> tuple[str, str]:
    """What a reader of the HTML would see, one block a line, and the words that its styles keep from them."""
    seen, hidden = html_text.seen_and_hidden(html)
    lines = [_tidy(line) for line in readable(seen).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip(), " ".join(readable(hidden).split())


def _tidy(line: str) -> str:
    """Single spaces, and a tab between the cells of a row that hold something."""
    return "\t".join(cell for each in line.split("\t") if (cell := " ".join(each.split())))
