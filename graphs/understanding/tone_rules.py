"""A rule about the tone of reminders, told from an order to send one; and their language, of which there is no rule."""

from __future__ import annotations

import re

from graphs.reminder.brief import CustomerBrief
from graphs.reminder.brief import brief_to_json as reminder_to_json
from graphs.rule_setup.brief import RuleBrief, brief_to_json
from graphs.rules.reading import read_rule
from graphs.rules.reading.tone_said import sets_tone, speaks_of_tone
from graphs.rules.said import Heard
from graphs.understanding.money_words_parts import TONGUE
from graphs.understanding.reading import Reading, Situation
from graphs.understanding.text import fold

_REMINDERS = re.compile(r"\b(?:relance[rsz]?|rappels? de paiement|mises? en demeure|reminders?|chasers?|dunning)\b")
_QUOTES = re.compile(r"\b(?:devis|quotes?|quotations?|offres?|propositions?)\b")


def read_tone_rule(text: str, language: str, situation: Situation) -> Reading | None:
    """A limit to the tone of reminders, before its words are taken for an order to send one."""
    waits = bool(situation.expecting) or situation.deciding
    if situation.outside or waits or not speaks_of_tone(text):
        return None
    heard = read_rule(text, situation.directory, language, situation.today)
    if not sets_tone(text, heard):
        return None
    left = [doubt.text for doubt in heard.doubts if doubt.code == "left_over"]
    return Reading("rule", 0.9, language, brief_to_json(RuleBrief("add", text, heard=heard)), left)


def read_reminder_language(text: str, language: str, heard: Heard) -> Reading | None:
    """Words for the language of reminders are asked about: a rule sets that of quotes, and no other."""
    folded = fold(text)
    if heard.rule is None or heard.rule.then.kind != "language":
        return None
    if not _REMINDERS.search(folded) or _QUOTES.search(folded):
        return None
    said = TONGUE.search(folded)
    left = (text if len(text) == len(folded) else folded)[slice(*said.span())] if said else text
    return Reading("reminder", 0.5, language, reminder_to_json(CustomerBrief()), [left])
