"""The words that a reader of an HTML mail sees: what its styles hide, shrink to nothing or paint white is not there.

A mail can hold instructions for a machine that its human reader never sees; they must not reach understanding either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser

_BLOCKS = {
    "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul",
}  # fmt: skip
_CELLS = {"td", "th"}
_UNSEEN = {"head", "script", "style", "template", "title", "noscript", "svg", "object", "iframe", "select", "textarea"}
_VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
}  # fmt: skip
_QUOTED = {"gmail_quote", "gmail_extra", "moz-cite-prefix", "yahoo_quoted", "gmail_signature", "moz-signature"}
_DEEPEST = 400

_END = r"\s*(?:;|$|!)"
_GONE = re.compile(
    rf"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?<![-\w])opacity\s*:\s*0?\.?0+{_END}|mso-hide\s*:\s*all"
    rf"|(?<![-\w])(?:max-)?(?:height|width)\s*:\s*0+(?:px|pt|em|%)?{_END}"
    rf"|(?<![-\w])(?:text-indent|left|top)\s*:\s*-\d{{3,}}|clip\s*:\s*rect\(\s*0",
    re.IGNORECASE,
)
_SIZE = re.compile(r"(?<![-\w])font-size\s*:", re.IGNORECASE)
_TINY = re.compile(
    rf"(?<![-\w])font-size\s*:\s*(?:0+(?:\.\d+)?\s*(?:px|pt)|1(?:\.\d+)?\s*(?:px|pt)|0+(?:\.0+)?\s*(?:em|rem|%)?){_END}",
    re.IGNORECASE,
)
_COLOR = re.compile(r"(?<![-\w])color\s*:", re.IGNORECASE)
_PALE = r"(?:#fff(?:fff)?\b|white\b|transparent\b|none\b|inherit\b|rgba?\(\s*255\s*,\s*255\s*,\s*255)"
_WHITE = re.compile(rf"(?<![-\w])color\s*:\s*{_PALE}", re.IGNORECASE)
_SHADE = re.compile(rf"(?<![-\w])background(?:-color|-image)?\s*:\s*(?!\s|{_PALE})", re.IGNORECASE)
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,2000})\}")
_NAMED = re.compile(r"(?:[a-z][a-z0-9]*)?([.#][\w-]+)", re.IGNORECASE)


def visible_text(html: str) -> str:
    """One block a line, a row of a table with tabs between its cells; untidy spaces are left to the caller."""
    return seen_and_hidden(html)[0]


def seen_and_hidden(html: str) -> tuple[str, str]:
    """What a reader sees, and what the mail's styles keep from them (quoted mails, scripts and titles are neither)."""
    reader = _Reader(_hiding_names(html))
    try:
        reader.feed(_closed(html))
        reader.close()
    except (AssertionError, ValueError):  # the standard parser gives up on some broken declarations
        pass
    return "".join(reader.words), " ".join(reader.hidden)


def _hiding_names(html: str) -> set[str]:
    """Classes and ids (".x", "#y") that the mail's own style sheet hides."""
    names: set[str] = set()
    for sheet in _sheets(html):
        for selectors, style in _RULE.findall(sheet):
            if _GONE.search(style) or _TINY.search(style):
                matches = (_NAMED.fullmatch(selector.strip()) for selector in selectors.split(","))
                names.update(match.group(1) for match in matches if match)
    return names


def _closed(html: str) -> str:
    """Without the beginnings of tags that never end (the standard parser takes quadratic time over many of them), nor
    what follows the beginning of a comment that never ends (nobody sees it)."""
    comments = html.rfind("-->") + 3 if "-->" in html else 0
    html = html[:comments] + html[comments:].partition("<!--")[0]
    end = html.rfind(">") + 1
    return html[:end] + html[end:].replace("<", " ")


def _sheets(html: str) -> Iterator[str]:
    lowered, at = html.lower(), 0
    for _ in range(20):
        start = lowered.find("<style", at)
        end = lowered.find("</style", start)
        if start < 0 or end < 0:
            return
        yield html[lowered.find(">", start, end) + 1 : end][:100_000]
        at = end


@dataclass(frozen=True)
class _Look:
    """How text looks at a place: `gone` cannot be undone inside, the others are inherited until set again."""

    gone: bool = False
    tiny: bool = False
    white: bool = False
    shaded: bool = False
    meant: bool = False
    """Gone as everybody's mails have it: what is quoted, a script, a title."""

    @property
    def seen(self) -> bool:
        return not (self.gone or self.tiny or (self.white and not self.shaded))


class _Reader(HTMLParser):
    """An element that is never closed holds all that follows, as in a browser."""

    def __init__(self, hiding: set[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.hidden: list[str] = []
        self._hiding = hiding
        self._open: list[tuple[str, _Look]] = [("", _Look())]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        look = self._open[-1][1]
        if tag in _BLOCKS and look.seen:
            self.words.append("\n")
        elif tag in _CELLS and look.seen:
            self.words.append("\t")
        if tag in _VOID:
            return
        if len(self._open) >= _DEEPEST:
            look = replace(look, gone=True)  # nobody writes so; what is in it is not read
            self._open[-1] = (self._open[-1][0], look)
            return
        self._open.append((tag, self._look(tag, dict(attrs), look)))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS and self._open[-1][1].seen:
            self.words.append("\n")
        if any(name == tag for name, _ in self._open):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        look = self._open[-1][1]
        if look.seen:
            self.words.append(re.sub(r"\s+", " ", data))
        elif not look.meant and not data.isspace():
            self.hidden.append(data)

    def _look(self, tag: str, given: dict[str, str | None], around: _Look) -> _Look:
        style = (given.get("style") or "")[:5_000]
        classes = set((given.get("class") or "").split()[:50])
        names = {f".{name}" for name in classes} | {f"#{given.get('id') or ''}"}
        quoted = bool(classes & _QUOTED) or (tag == "blockquote" and (given.get("type") or "").lower() == "cite")
        hidden = tag in _UNSEEN or "hidden" in given or bool(_GONE.search(style)) or bool(names & self._hiding)
        color = (given.get("color") or "").strip().lower()
        return _Look(
            gone=around.gone or quoted or hidden,
            tiny=bool(_TINY.search(style)) if _SIZE.search(style) else around.tiny,
            white=bool(_WHITE.search(f"{style};color:{color}" if color else style))
            if color or _COLOR.search(style)
            else around.white,
            shaded=around.shaded or bool(_SHADE.search(style)) or _is_shade(given.get("bgcolor")),
            meant=around.meant or quoted or tag in _UNSEEN,
        )


def _is_shade(color: str | None) -> bool:
    return bool(color) and not re.match(_PALE, (color or "").strip(), re.IGNORECASE)
