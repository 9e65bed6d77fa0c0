"""The one clear question about a quote, with its buttons, and how a written answer to it is read."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from graphs.ask import Answer, Choice, Question
from graphs.message import Block, Excerpt, Message, Text
from graphs.quote_followup.brief import FollowupBrief
from graphs.quote_followup.cards import facts_of
from graphs.quote_followup.figures import day, money
from graphs.quote_followup.finding import base_of
from graphs.quote_followup.state import Gap, GapCode
from graphs.quote_followup.wording import tell
from graphs.understanding.answers import read_answer
from graphs.understanding.text import fold
from integrations.books.port import SentQuote

Settled = Literal["won", "lost", "later", "extend", "mine"]

CHOICES: dict[GapCode, tuple[Settled, ...]] = {
    "accepted": ("won", "later", "lost"),
    "declined": ("lost", "later", "won"),
    "words": ("mine", "won", "lost"),
    "outcome": ("won", "lost", "extend"),
}
"""What one may say about a quote; the first is what its customer seems to say."""

LONGEST_LABEL = 75
LONGEST_EXCERPT = 1500

_SAID: tuple[tuple[Settled, re.Pattern[str]], ...] = (
    ("later", re.compile(r"\b(?:pas encore|not yet|plus tard|later|pas (?:une|de) commande|not an order)\b")),
    ("lost", re.compile(r"\bperdu\w*|\blost\b|\bdeclin\w+|\brefus\w+|\bsans suite\b|\bpas gagne\b|\bnot won\b")),
    ("won", re.compile(r"\b(?:gagne\w*|won|commande|ordered|accept\w+|signe\w*|signed|an order)\b")),
    ("extend", re.compile(r"\bprolong\w+|\bextend\w*|\bnouvelle version\b|\bnew version\b")),
    ("mine", re.compile(r"\bje m'en (?:occupe|charge)\b|\bi(?:'ll| will) (?:handle|take)\b|\bleave it to me\b")),
)  # fmt: skip
_YES = re.compile(
    r"(?:oui|yes|ok|c'est ca|tout a fait|exactement|yes it is|yep|confirme|je confirme|confirmed)\b.{0,20}"
)
_NO = re.compile(r"(?:non|no|nope)\b.{0,20}")


def question(gap: Gap, brief: FollowupBrief, quote: SentQuote | None, today: date, language: str) -> Question:
    if quote is None:
        return _which(gap, language)
    code = gap.code
    text = tell(language, f"ask.{code}", number=quote.number, customer=quote.customer.name)
    if gap.misheard:
        text = tell(language, "misheard", text=gap.misheard) + text
    blocks: list[Block] = [Text(text, tone="strong")]
    if brief.why == "answered":
        blocks += _written(brief, quote, today, language)
    blocks.append(facts_of(quote, language))
    labels = [Choice(value, tell(language, f"choice.{code}.{value}")) for value in CHOICES[code]]
    return Question(code=f"quote.{code}", message=Message(text, blocks), choices=labels)


def stops(answer: Answer) -> bool:
    return bool(answer.brief) and (answer.brief or {}).get("process") == "stop"


def settled(answer: Answer, gap: Gap, language: str) -> Settled | None:
    """What the answer says of the quote; None: nothing that can be used."""
    known = CHOICES.get(gap.code, ())
    if answer.choice is not None:
        return next((value for value in known if value == answer.choice), None)
    text = (answer.text or "").strip()
    choices = [Choice(value, tell(language, f"choice.{gap.code}.{value}")) for value in known]
    said = fold(text).strip(" .!")
    # "Oui" is the first choice only where that repeats what the customer wrote; "non" never marks anything.
    if gap.code in {"accepted", "declined"} and _YES.fullmatch(said) and not _contrary(said):
        return known[0]
    if gap.code in {"accepted", "declined"} and _NO.fullmatch(said) and not _contrary(said):
        return "later"
    found: list[Settled] = [value for value, words in _SAID if value in known and words.search(said)]
    if found:
        return found[0] if len(found) == 1 or found[0] == "later" else None
    chosen = read_answer(text, choices)
    for value, choice in zip(known, choices, strict=True):
        if choice.value == chosen:
            return value
    return None


def _contrary(said: str) -> bool:
    return any(words.search(said) for _, words in _SAID)


def _which(gap: Gap, language: str) -> Question:
    text = tell(language, f"ask.{gap.code}" if gap.text else f"ask.{gap.code}.any", text=gap.text[:120])
    choices = [Choice(each.number, _label(each, language)) for each in gap.quotes]
    return Question(code=f"quote.{gap.code}", message=Message(text, [Text(text)]), choices=choices)


def _label(quote: SentQuote, language: str) -> str:
    label = f"{quote.number} — {' '.join(quote.customer.name.split())}, {money(quote.total_incl_vat, language)}"
    return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1].rstrip()}…"


def _written(brief: FollowupBrief, quote: SentQuote, today: date, language: str) -> list[Block]:
    """Their words, and what makes them worth a second look."""
    blocks: list[Block] = []
    if brief.number and base_of(brief.number) == base_of(quote.number) and brief.number.upper() != quote.number.upper():
        blocks.append(Text(tell(language, "warn.older", older=brief.number, number=quote.number), tone="warning"))
    if brief.sender and brief.sender.strip().casefold() != quote.customer.email.strip().casefold():
        blocks.append(Text(tell(language, "warn.elsewhere", sender=brief.sender[:200]), tone="warning"))
    if quote.valid_until < today:
        blocks.append(Text(tell(language, "warn.expired", day=day(quote.valid_until, language)), tone="warning"))
    if brief.words.strip():
        blocks.append(Excerpt(brief.words.strip()[:LONGEST_EXCERPT], source=brief.sender or quote.customer.name))
    return blocks
