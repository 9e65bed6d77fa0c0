"""Whether a mail comes from where it says, as the server that received it found (RFC 8601).

Anybody can write an `Authentication-Results` header: only the topmost one of the server that is named counts. Where no
server is named nothing can be believed that speaks for a mail; what speaks against it is heard all the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Authentication = Literal["passed", "failed", "none"]

_HEADER = "authentication-results"
_LONGEST = 10_000
_MOST_RESULTS = 50
_METHOD = re.compile(r"([a-z][a-z0-9-]{0,40})(?:/\d+)?\s*=\s*([a-z]{1,20})", re.IGNORECASE)
_PROPERTY = re.compile(r"([a-z0-9-]{1,40}\.[a-z0-9-]{1,40})\s*=\s*(\"[^\"]{0,320}\"|[^\s;]{1,320})", re.IGNORECASE)


@dataclass(frozen=True)
class _Result:
    method: str
    result: str
    properties: dict[str, str] = field(default_factory=dict[str, str])


def authentication(headers: Sequence[tuple[str, str]], authserv: str, sender: str) -> Authentication:
    """`headers` from the top, each unfolded; `authserv` how our own server names itself there ("" not known); `sender`
    the address of the From header, which is what a reader sees and what must be proven."""
    if sum(name.lower() == "from" for name, _ in headers) > 1:
        return "failed"  # programs disagree on which of two they show
    own = authserv.strip().lower()
    for name, value in headers:
        if name.lower() != _HEADER:
            continue
        server, results = _read(value)
        if own and server != own:
            continue
        found = _verdict(results, sender.rpartition("@")[2].lower())
        return found if own or found == "failed" else "none"
    return "none"


def _verdict(results: list[_Result], domain: str) -> Authentication:
    """DMARC speaks of the From domain itself; DKIM and SPF only where theirs is the same organisation's."""
    dmarc = [each.result for each in results if each.method == "dmarc"]
    if "fail" in dmarc:
        return "failed"
    if "pass" in dmarc and all(
        _aligned(each.properties.get("header.from", domain), domain) for each in results if each.method == "dmarc"
    ):
        return "passed"
    if any(each.result == "pass" and _aligned(_domain(each), domain) for each in results):
        return "passed"
    tried = [each for each in results if each.method in ("dkim", "spf")]
    return "failed" if any(each.result in ("fail", "hardfail", "permerror") for each in tried) else "none"


def _domain(result: _Result) -> str:
    names = {"dkim": ("header.d", "header.i"), "spf": ("smtp.mailfrom",)}.get(result.method, ())
    return next((result.properties[name] for name in names if name in result.properties), "")


def _aligned(found: str, domain: str) -> bool:
    found = found.rpartition("@")[2].strip(".").lower()
    if "." not in found or not domain:
        return False
    return found == domain or domain.endswith(f".{found}") or found.endswith(f".{domain}")


def _read(value: str) -> tuple[str, list[_Result]]:
    pieces = _without_comments(value[:_LONGEST]).split(";")
    named = pieces[0].split()
    server = named[0].strip('"').lower() if named else ""
    results: list[_Result] = []
    for piece in pieces[1 : _MOST_RESULTS + 1]:
        found = _METHOD.match(piece.strip())
        if found is not None:
            properties = {key.lower(): text.strip('"') for key, text in _PROPERTY.findall(piece)}
            results.append(_Result(found.group(1).lower(), found.group(2).lower(), properties))
    return server, results


def _without_comments(text: str) -> str:
    """Comments nest, and a semicolon or a "pass" in one, or in a quotation, says nothing."""
    kept: list[str] = []
    depth, quoted, escaped = 0, False, False
    for character in text:
        if escaped:
            escaped = False
            continue
        if character == "\\" and (quoted or depth):
            escaped = True
        elif character == '"' and not depth:
            quoted = not quoted
            kept.append(character)
        elif character == "(" and not quoted:
            depth += 1
        elif character == ")" and depth and not quoted:
            depth -= 1
            kept.append(" ")
        elif not depth:
            kept.append(" " if quoted and character == ";" else character)
    return "".join(kept)
