"""Requests that are read whole by the process they are for: "rappelle-moi …", the texts, the follow-up of a quote."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from graphs.personal_reminder.brief import AgendaBrief
from graphs.personal_reminder.brief import brief_to_json as agenda_to_json
from graphs.personal_reminder.reading import read_agenda
from graphs.quote_followup.brief import FollowupBrief
from graphs.quote_followup.brief import brief_to_json as followup_to_json
from graphs.quote_followup.reading import read_followup
from graphs.reminder_text.brief import TextBrief
from graphs.reminder_text.brief import brief_to_json as text_to_json
from graphs.reminder_text.reading import read_texts
from graphs.understanding.catalogue import index_of
from graphs.understanding.layout import lay_out
from graphs.understanding.reading import Reading, Situation
from graphs.understanding.whole_names import whole_names

SURE = 0.92

REQUESTS = frozenset({"personal_reminder", "reminder_text", "quote_followup"})
LONGEST = 500
"""Characters of what somebody is to be reminded of."""


def read_request(text: str, language: str, situation: Situation) -> Reading | None:
    """None: it is none of these. Nobody from outside asks for any of them."""
    if situation.outside:
        return None
    noon = datetime.combine(situation.today, time(12))
    answering = situation.reminding
    agenda = read_agenda(text, language, noon, colleagues=situation.colleagues, answering=answering)
    if agenda is not None:
        return Reading("personal_reminder", SURE, language, agenda_to_json(agenda))
    texts = read_texts(text)
    if texts is not None:
        return Reading("reminder_text", SURE, language, text_to_json(texts))
    followup = read_followup(text)
    if followup is not None and not (followup.why == "asked" and _named_like_it(text, language, situation)):
        return Reading("quote_followup", SURE, language, followup_to_json(followup))
    return None


def _named_like_it(text: str, language: str, situation: Situation) -> bool:
    """ "Relance Auto voudrait un devis": the verb belongs to a customer's name."""
    page = lay_out(text[:LONGEST], language, index_of(situation.directory))
    first = next((at for at in range(len(page.tokens)) if page.content(at) and not page.courtesy(at)), 0)
    return any(start == first for start, _ in whole_names(page))


def request_brief(process: str, text: str, language: str, situation: Situation) -> dict[str, Any]:
    """A brief of that process for words which somebody else took for it: as far as they tell, and the process asks for
    the rest."""
    own = read_request(text, language, situation)
    if own is not None and own.process == process:
        return own.brief
    match process:
        case "personal_reminder":
            return agenda_to_json(AgendaBrief(text=text[:LONGEST], language=language))
        case "reminder_text":
            return text_to_json(TextBrief("list"))
        case _:
            return followup_to_json(FollowupBrief("asked"))
