"""What Slack makes of words, read back as they were typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.adapter_text import calls_somebody_else, mentions, written
from tests.bot.slack.payloads import BOT


@pytest.mark.parametrize(
    ("told", "typed"),
    [
        ("Tom &amp; Jerry &lt;3 &gt; tout", "Tom & Jerry <3 > tout"),
        ("&amp;lt; reste", "&lt; reste"),
        ("voir <https://exemple.fr/a?b=1&amp;c=2>", "voir https://exemple.fr/a?b=1&c=2"),
        ("voir <http://exemple.fr|exemple.fr>", "voir exemple.fr"),
        ("à <mailto:achats@bellerive.fr|achats@bellerive.fr>", "à achats@bellerive.fr"),
        ("à <mailto:achats@bellerive.fr>", "à achats@bellerive.fr"),
        ("au <tel:+33612345678|06 12 34 56 78>", "au 06 12 34 56 78"),
        ("<@U1|lea> et <@U2>", "@lea et @U2"),
        ("dans <#C1|devis> ou <#C2>", "dans #devis ou #C2"),
        ("<!here> <!channel|channel> <!subteam^S1|@ventes> <!subteam^S2>", "@here @channel @ventes @S2"),
        ("le <!date^1392734382^{date}|18 février 2014>", "le 18 février 2014"),
        ("*gras* _italique_ ~barré~ `code`", "*gras* _italique_ ~barré~ `code`"),
        ("• 3 moulins\n• 2 cafetières", "• 3 moulins\n• 2 cafetières"),
        ("l’ardoise, 1\u202f200,50\u00a0€", "l’ardoise, 1\u202f200,50\u00a0€"),
        (f"<@{BOT}> aide", "aide"),
        (f" <@{BOT}|commis>, <@{BOT}> : aide", "aide"),
        (f"merci <@{BOT}>", f"merci @{BOT}"),
        (f"<@{BOT}>", ""),
        ("a < b > c <> <rien>", "a < b > c <> <rien>"),
    ],
)
def test_the_text_is_what_was_typed(told: str, typed: str):
    assert written(told, BOT) == typed


@given(st.text(alphabet="<>&@!#|:amp;lt \nabé", max_size=60))
def test_any_text_can_be_read(text: str):
    assert isinstance(written(text, BOT), str)
    assert mentions(f"{text} <@{BOT}>", BOT) or "<" in text


@given(st.text())
def test_what_slack_escapes_comes_back(text: str):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert written(escaped, BOT) == text


def test_who_is_called_first():
    assert calls_somebody_else(" <@U0CLAIRE> oui", BOT)
    assert not calls_somebody_else(f"<@{BOT}> <@U0CLAIRE>", BOT)
    assert not calls_somebody_else("oui <@U0CLAIRE>", BOT)
