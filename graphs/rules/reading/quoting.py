"""Takes quoted texts out of a sentence: what stands in them says nothing of the rule."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

_QUOTE = re.compile(r"“([^”]*(?:“[^”]*”[^”]*)*)”|\"([^\"\n]{1,600})\"|(?<!\w)'([^'\n]{2,200})'(?!\w)")
PLACE = "zqx"


def unquoted(raw: str) -> tuple[str, dict[str, str]]:
    """Quoted texts become words of their own: what stands in them says nothing of the rule."""
    text = html.unescape(raw) if "&" in raw else raw
    quotes: dict[str, str] = {}

    def put(inner: str) -> str:
        kept = " ".join(inner.split())
        if not kept:
            return " "
        number, letters = len(quotes), ""
        while True:
            letters = chr(97 + number % 26) + letters
            number = number // 26 - 1
            if number < 0:
                break
        place = f"{PLACE}{letters}{PLACE}"
        quotes[place] = kept
        return f" {place} "

    text = _QUOTE.sub(
        lambda found: put(next(group for group in found.groups() if group is not None)), _guillemets(text, put)
    )
    return text, quotes


def _guillemets(text: str, put: Callable[[str], str]) -> str:
    """ "« … »", balanced ones inside included, unless another kind of quotes opened before."""
    result, at = "", 0
    while at < len(text):
        opening = next((i for i in range(at, len(text)) if text[i] in "«“"), -1)
        if opening < 0:
            return result + text[at:]
        left, right = ("«", "»") if text[opening] == "«" else ("“", "”")
        depth = closing = 0
        for i in range(opening, len(text)):
            depth += (text[i] == left) - (text[i] == right)
            if depth == 0:
                closing = i
                break
        if not closing:
            result, at = result + text[at : opening + 1], opening + 1
            continue
        result += text[at:opening] + put(text[opening + 1 : closing])
        at = closing + 1
    return result
