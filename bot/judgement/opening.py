"""Opens the record for a command, which shows nothing itself; its switches are as the settings and people have them."""

from __future__ import annotations

from bot.front.switches import Switches
from bot.home import Home
from bot.judgement.desk import Judgement


def open_judgement(home: Home) -> Judgement:
    settings, language = home.settings, home.settings.language
    switches = Switches(home.database, home.people, home.clock, settings.autonomy, language=language)
    return Judgement(
        home.database,
        home.people,
        home.books,
        switches,
        {},
        home.clock,
        language=language,
        promote_after=settings.promotion_after,
    )
