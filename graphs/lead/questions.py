"""The one clear question about a lead, with its buttons."""

from __future__ import annotations

from graphs.ask import Choice, Question
from graphs.lead.parts import called, class_name
from graphs.lead.state import Gap
from graphs.lead.wording import tell
from graphs.message import Message, Text
from graphs.understanding.written import clip
from integrations.crm.port import Lead

LONGEST_LABEL = 75
_MOST_PEOPLE = 6


def question(gap: Gap | None, lead: Lead | None, language: str) -> Question:
    gap = gap or Gap("lead")
    if gap.code == "owner" and lead is not None:
        key = "ask.owner.several" if len(gap.people) > 1 and gap.misheard == "" else "ask.owner"
        text = tell(language, key, text=clip(gap.text), name=called(lead, language))
        choices = [Choice(id, _cut(name)) for id, name in list(gap.people.items())[:_MOST_PEOPLE]]
        return Question(code="lead.owner", message=Message(text, [Text(text)]), choices=choices)
    key = f"ask.{gap.code}" if gap.text else "ask.lead.any"
    text = tell(language, key, text=clip(gap.text))
    if gap.misheard:
        text = tell(language, "misheard", text=clip(gap.misheard)) + text
    choices = [Choice(each.id, _label(each, language)) for each in gap.leads]
    return Question(code=f"lead.{gap.code}", message=Message(text, [Text(text)]), choices=choices)


def _label(lead: Lead, language: str) -> str:
    end = f" — {class_name(lead.classed, language)}, {lead.score}/100"
    return _cut(called(lead, language), LONGEST_LABEL - len(end)) + end


def _cut(text: str, most: int = LONGEST_LABEL) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
