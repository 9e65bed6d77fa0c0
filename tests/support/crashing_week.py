"""A week of timed things in a desk that is killed: digests, an absence, a question nobody answers, an alert, samples.

Run as `python -m tests.support.crashing_week HOME`; plans and answers are those of `tests.support.crashing`. The week
goes by a clock of its own, step by step; HOME/step.txt says which are done, and one that was killed in its middle is
delivered anew, as platforms do. Further points lie within the transactions (see `TIMED`).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.app import App, open_app
from bot.clock import FrozenClock
from bot.digest.room import DigestRoom
from bot.events import ButtonClicked, FormSubmitted, MessageReceived, OpinionGiven, Sender
from bot.opinions.desk import OpinionDesk
from bot.people.absence import AbsenceDesk
from bot.questions.waiting import Patience
from bot.settings import load_settings
from bot.store import asks, posts
from bot.store.database import Connection
from bot.store.posts import PostRow
from bot.store.schema import post as post_table
from bot.supervision.alerting import Alerting
from bot.supervision.health import Health
from bot.supervision.sample_posts import SamplePosts
from bot.timetable.desk import TimetableDesk
from graphs.message import Address, Buttons
from integrations.errors import Unavailable
from tests.support.crashing import Trap, lay, main
from tests.support.world import AT_ONCE

SETTINGS: dict[str, Any] = {
    **AT_ONCE,
    "channels": "general,ops,devis",
    "digest_channel": "general",
    "operator_channel": "ops",
    "autonomy_reminder": "observe",
}

TIMED: dict[str, tuple[type, str]] = {
    "timing": (TimetableDesk, "_came"),
    "redraw": (DigestRoom, "settled"),
    "absence": (AbsenceDesk, "timer"),
    "again": (Patience, "again_due"),
    "park": (Patience, "put_aside"),
    "alert": (Alerting, "raised"),
    "sample": (SamplePosts, "posted"),
    "opinion": (OpinionDesk, "_opinion"),
}
"""Points within a transaction, by name: "timing.before", "timing.after" and so on."""

PARIS = ZoneInfo("Europe/Paris")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Of November 2026, in Paris; the 23rd is a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=PARIS)


@dataclass(frozen=True)
class Step:
    """An instant, and what people do then."""

    at: datetime
    do: Callable[[App], Awaitable[None]] | None = None


async def says(app: App, who: str, key: str, text: str, channel: str = "") -> None:
    person = app.people.find(who)
    address = Address("web", channel or f"dm:{person.id}", key)
    sender, direct = Sender("web", person.id, person.name), not channel
    await app.door.message(
        MessageReceived(f"web:{key}", address, sender, text, app.clock.now(), direct=direct, root=True)
    )


async def _monday(app: App) -> None:
    await says(app, "lea", "m1", "Devis pour Bellerive : 10 mugs avec 12 % de remise")
    await app.drain()
    await says(app, "oliver", "m3", "Quote for Nordlys: 5 porcelain teapots")
    await app.drain()
    await says(app, "claire", "m4", "je suis en congé de demain à jeudi, Marc me remplace")
    await app.drain()
    await _opinion(app)


async def _asked(app: App) -> None:
    await says(app, "lea", "m2", "devis pour Bellerive", channel="c:devis")


async def _opinion(app: App) -> None:
    """Oliver's thumb on his quote, and what is wrong with it."""
    oliver = app.people.find("oliver")
    result = [row for row in await every_post(app) if row.thread == "m3"][-1]
    sender = Sender("web", oliver.id, oliver.name)
    await app.door.opinion(OpinionGiven("web:o1", _place(result), sender, result.reference, "bad", app.clock.now()))
    await app.drain()
    for row in await every_post(app):
        for block in row.content.blocks:
            for button in block.buttons if isinstance(block, Buttons) else []:
                if button.id.startswith("o:"):
                    now, place = app.clock.now(), _place(row)
                    opened = await app.door.click(ButtonClicked("web:o2", place, sender, button.id, now))
                    assert opened.form is not None
                    words = {"words": "Trop cher"}
                    await app.door.submit(FormSubmitted("web:o3", place, sender, opened.form.id, words, now))


async def _decides(app: App) -> None:
    marc = app.people.find("marc")
    waiting = await app.database.read(lambda c: asks.list_approvals(c))
    place = Address("web", f"dm:{marc.id}")
    for approval in waiting:
        sender, button = Sender("web", marc.id, marc.name), f"a:{approval.id}:approve"
        await app.door.click(ButtonClicked("web:a1", place, sender, button, app.clock.now(), confirmed=True))


STEPS = (
    Step(at(23, 10), _monday),
    Step(at(23, 10, 30), _asked),  # the books are down: an alert
    Step(at(24, 8, 2)),  # the absence begins
    Step(at(24, 8, 20)),  # the first digest
    Step(at(24, 8, 40)),  # nobody answered: asked again
    Step(at(24, 11), _decides),  # who stands in decides: the digest is drawn anew
    Step(at(25, 8, 20)),
    Step(at(26, 8, 20)),
    Step(at(26, 17)),  # and put aside
    Step(at(27, 8, 20)),  # whoever was away is back
    Step(at(30, 9, 45)),  # Monday: late digest, weekly report, samples
)


async def work(home: Path, smtp_port: int | None, trap: Trap | None) -> None:
    """Every step from where the last worker stopped."""
    kept = home / "step.txt"
    done = int(kept.read_text()) if kept.exists() else 0
    if trap is not None:
        lay_within(trap)
    clock = FrozenClock(STEPS[max(done - 1, 0)].at)
    async with open_app(load_settings(home=home, **SETTINGS), clock=clock) as app:
        if trap is not None:
            lay(trap, app)
        app.timed.supervision.checks["books"] = down
        await app.plan()
        for number, step in enumerate(STEPS[done:], done + 1):
            clock.at = step.at
            await app.drain()
            if step.do is not None:
                await step.do(app)
                await app.drain()
            kept.write_text(str(number))


async def down() -> Health:
    raise Unavailable("the books do not answer")


def lay_within(trap: Trap) -> None:
    """Classes are changed in a process that lives for this only."""

    def around(call: Callable[..., Any], name: str) -> Callable[..., Any]:
        def passed(*args: Any, **kwargs: Any) -> Any:
            trap.passing(f"{name}.before")
            result = call(*args, **kwargs)
            trap.passing(f"{name}.after")
            return result

        return passed

    for name, (owner, method) in TIMED.items():
        setattr(owner, method, around(getattr(owner, method), name))


async def every_post(app: App) -> list[PostRow]:
    """As it stands now, in order."""

    def read(c: Connection) -> list[PostRow]:
        keys = c.execute(select(post_table.c.key).order_by(post_table.c.seq)).scalars().all()
        return [row for key in keys if (row := posts.by_key(c, key)) is not None]

    return await app.database.read(read)


def _place(row: PostRow) -> Address:
    return Address(row.platform, row.channel, row.thread)


if __name__ == "__main__":
    main(work)
