"""What a person sees of a mail's text: no hidden HTML, no invisible characters, no quoted history, no signature."""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser

_BLOCKS = {
    "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
}  # fmt: skip
_UNSEEN = {"head", "script", "style", "template", "title", "noscript", "svg", "object", "iframe", "select", "textarea"}
_VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
}  # fmt: skip
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0?\.?0+\s*(?:;|$|!)|mso-hide\s*:\s*all"
    r"|font-size\s*:\s*0*(?:\.\d+)?[01]?(?:\.\d+)?\s*(?:px|pt|em|rem|%)?\s*(?:;|$|!)"
    r"|(?:max-)?(?:height|width)\s*:\s*0+(?:px|pt|em|%)?\s*(?:;|$|!)"
    r"|(?:text-indent|left|top)\s*:\s*-\d{3,}|color\s*:\s*transparent",
    re.IGNORECASE,
)
_WHITE = re.compile(
    r"(?<![-\w])color\s*:\s*(?:#fff(?:fff)?\b|white\b|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))", re.IGNORECASE
)
_BACKGROUND = re.compile(r"background", re.IGNORECASE)
_DEEPEST = 400

_QUOTE_HEADS = re.compile(
    r"^(?:"
    r"(?:le|on|am|el|il)\b.{5,200}(?:a écrit|a ecrit|wrote|schrieb|escribió|ha scritto)\s*:?"
    r"|-{2,}\s*(?:original message|message d['’]origine|message original|forwarded message|message transféré"
    r"|ursprüngliche nachricht)\s*-{2,}.*"
    r"|_{10,}"
    r")$",
    re.IGNORECASE,
)
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
    for index, line in enumerate(lines):
        bare = line.strip()
        if _SIGNATURES.match(bare) or (_ends(lines, index) and any(part.strip() for part in kept)):
            break
        if bare.startswith(">"):
            continue
        kept.append(line.rstrip())
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
    reader = _Reader()
    try:
        reader.feed(html)
        reader.close()
    except (AssertionError, ValueError):  # the standard parser gives up on some broken declarations
        pass
    lines = [" ".join(line.split()) for line in readable("".join(reader.words)).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    """Collects text outside hidden elements. An element that is never closed hides what is in it, as in a browser."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS and not self._hidden:
            self.words.append("> " if tag == "blockquote" else "\n")
        if tag in _VOID or len(self._open) >= _DEEPEST:
            return
        hidden = tag in _UNSEEN or _is_hidden(attrs) or (tag == "blockquote")
        self._open.append((tag, hidden))
        self._hidden += hidden

    def handle_endtag(self, tag: str) -> None:
        if not any(name == tag for name, _ in self._open):
            return
        while self._open:
            name, hidden = self._open.pop()
            self._hidden -= hidden
            if name == tag:
                break
        if tag in _BLOCKS and not self._hidden:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(re.sub(r"\s+", " ", data))


def _is_hidden(attrs: list[tuple[str, str | None]]) -> bool:
    given = dict(attrs)
    style = given.get("style") or ""
    if "hidden" in given or (given.get("aria-hidden") or "").lower() == "true" and _HIDDEN.search(style):
        return True
    quoted = {"gmail_quote", "gmail_extra", "moz-cite-prefix", "yahoo_quoted"} & set((given.get("class") or "").split())
    if quoted:
        return True
    return bool(_HIDDEN.search(style)) or bool(_WHITE.search(style) and not _BACKGROUND.search(style))
