"""One run over hundreds of customers, killed again and again: each is reminded once, and what is told of it is true."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from bot.console.render import plain_text
from bot.store import cases, inbox, ledger, outbox, posts
from bot.store.cases import CaseRow
from bot.store.dunning import run_counts
from bot.store.schema import outbox as outbox_table
from bot.store.schema import reminder_sent, run_customer
from tests.support.big_run import SETTINGS, write
from tests.support.mailserver import MailServer
from tests.support.world import World, open_world

pytestmark = [pytest.mark.crash, pytest.mark.timeout(600)]


def worked(home: Path, plans: Sequence[str], *arguments: str) -> list[str]:
    """What each worker came to (see `tests.support.big_run`)."""
    command = [sys.executable, "-m", "tests.support.big_run", str(home), *arguments]
    run = subprocess.run(command, input="\n".join(plans), capture_output=True, text=True, check=False, timeout=550)
    assert "broken" not in run.stdout, run.stderr
    return run.stdout.split()


async def the_run(world: World) -> CaseRow:
    """The case that opened all others."""
    found = await world.app.database.read(lambda c: cases.recent(c, 10_000))
    (run,) = [case for case in found if case.process == "reminder" and "customers" in case.facts]
    return run


async def told(world: World, run: str) -> str:
    post = await world.app.database.read(lambda c: posts.by_key(c, f"{run}.progress"))
    assert post is not None
    return " ".join(plain_text(post.content).replace("\u202f", " ").replace("\u00a0", " ").split())


async def test_a_run_that_is_killed_reminds_everybody_once(tmp_path: Path) -> None:
    home = tmp_path / "home"
    debtors = write(home / "company", 200, 650, asked=4)
    plans = ["point commit.before 4", "point commit.after 5", "after 3", "point reminder.mail.after 30"]
    plans += ["point effect.before 60", "point commit.after 150", "none", "none"]
    came = await asyncio.to_thread(worked, home, plans)
    assert came[-2:] == ["done", "done"]
    assert came.count("killed") >= 5, came
    async with open_world(home, **SETTINGS) as world:
        assert Counter(str(mail["To"]) for mail in world.mails()) == dict.fromkeys(debtors.usual, 1)
        run = await the_run(world)
        counts = await world.app.database.read(lambda c: run_counts(c, run.id))
        assert counts == {
            "sent": (len(debtors.usual), sum(debtors.usual.values())),
            "asked": (len(debtors.asked), sum(debtors.asked.values())),
        }
        said = await told(world, run.id)
        assert "Relances terminées : 196 e-mails partis" in said
        assert "200" in said, "everybody it was about"
        assert "4 attendent une décision" in said
        states = await world.app.database.read(lambda c: (inbox.counts(c), outbox.counts(c), ledger.verify(c)))
        assert (states[0].keys(), states[1].keys(), states[2]) == ({"done"}, {"sent"}, None)
        kept = await world.app.database.read(carriers)
        assert sorted(kept) == ["sent"] * len(debtors.usual)


async def test_a_mail_server_gets_no_reminder_twice(tmp_path: Path) -> None:
    """SMTP cannot be asked what it took: what is in doubt is told, and its level stays taken."""
    home = tmp_path / "home"
    debtors = write(home / "company", 60, 150)
    plans = ["point send.after 9", "point reminder.mail.before 8", "point send.before 5", "point reminder.mail.after 7"]
    async with MailServer() as server:
        came = await asyncio.to_thread(worked, home, [*plans, "none", "none"], str(server.port))
        reached = Counter(server.recipients)
    assert came[-2:] == ["done", "done"]
    assert came.count("killed") >= 3, came
    assert set(reached.values()) == {1}, "a reminder left twice"
    async with open_world(home, **SETTINGS) as world:
        doubtful = await world.app.database.read(in_doubt)
        assert doubtful, "no kill came in the middle of sending"
        assert set(reached) | set(doubtful) == set(debtors.usual), "everybody was reminded or is told of"
        run = await the_run(world)
        counts = await world.app.database.read(lambda c: run_counts(c, run.id))
        assert counts.keys() == {"sent", "failed"}
        assert counts["failed"] == (len(doubtful), sum((debtors.usual[mail] for mail in doubtful), Decimal(0)))
        assert f"{len(doubtful)} n'ont pas pu partir" in await told(world, run.id)
        failed = await world.app.database.read(lambda c: cases.recent(c, 10_000, "failed"))
        assert len(failed) == len(doubtful)
        thread = [plain_text(post.content) for post in await world.every_post() if post.thread == run.address.thread]
        for case in failed:
            assert any("Je ne sais pas si" in text and case.facts["customer"] in text for text in thread), case.facts
        kept = Counter(await world.app.database.read(carriers))
        assert kept == Counter(sent=len(debtors.usual) - len(doubtful), reserved=len(doubtful))
        rows = await world.app.database.read(lambda c: c.execute(select(run_customer.c.state)).scalars().all())
        assert len(rows) == len(debtors.usual)


def carriers(c: Connection) -> list[str]:
    """The state of each mail, by the invoice that carried it."""
    return list(c.execute(select(reminder_sent.c.state).where(reminder_sent.c.carrier)).scalars())


def in_doubt(c: Connection) -> list[str]:
    """Whom the mails went to of which nobody knows whether they left."""
    failed = (outbox_table.c.kind == "reminder.mail") & (outbox_table.c.state == "failed")
    return [payload["to"] for payload in c.execute(select(outbox_table.c.payload).where(failed)).scalars()]
