"""The one clear question about a gap, with its buttons; and the exception that a gap is."""

from __future__ import annotations

from graphs.ask import Choice, Question, Reason
from graphs.message import Block, Message, Text
from graphs.rule_setup.state import Gap, GapCode
from graphs.rule_setup.wording import both, tell

LONGEST_LABEL = 75
_REASONS: dict[GapCode, str] = {
    "doubt": "rule_unclear",
    "name": "unknown_name",
    "target": "unknown_name",
    "problem": "rule_problem",
    "rank": "rule_overlap",
    "cap": "rule_overlap",
}


def question(gap: Gap, language: str) -> Question:
    text = gap.ask.get(language) or gap.ask["fr"]
    if gap.misheard:
        text = tell(language, "misheard", text=gap.misheard) + text
    blocks: list[Block] = [Text(text)]
    blocks += [Text(line, tone="muted") for line in gap.more.get(language, [])]
    if gap.others:
        named = ", ".join(each.other for each in gap.others)
        blocks.append(Text(tell(language, "rank.all.which", count=len(gap.others), named=named), tone="muted"))
    return Question(
        code=gap_code(gap),
        message=Message(summary=text, blocks=blocks),
        choices=[Choice(each.value, short(each.label.get(language) or each.label["fr"])) for each in gap.choices],
        reasons=gap_reasons(gap),
    )


def gap_code(gap: Gap) -> str:
    """As the outside knows the question: "doubt.bare_number", "name.customer", "rank"."""
    return gap.code if gap.code in {"rank", "cap"} else f"{gap.code}.{gap.about}".rstrip(".")


def gap_reasons(gap: Gap | None) -> list[Reason]:
    return [] if gap is None else [reason(_REASONS[gap.code], **_about(gap))]


def reason(code: str, **values: object) -> Reason:
    return Reason(code, both(f"reason.{code}", **values))


def _about(gap: Gap) -> dict[str, object]:
    match gap.code:
        case "problem":
            return {"problem": gap.ask}
        case "rank" | "cap":
            return {"id": gap.about}
        case _:
            return {"text": gap.text}


def short(label: str, longest: int = LONGEST_LABEL) -> str:
    """On one line, cut where a button ends."""
    line = " ".join(label.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
