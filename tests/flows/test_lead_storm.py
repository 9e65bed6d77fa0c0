"""Hundreds of leads by every way in, killed again and again: each is one record, one case, and written to once."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from bot.console.render import plain_text
from bot.store import cases, inbox, ledger, outbox
from bot.store.schema import outbox as outbox_table
from bot.store.schema_leads import lead_mail
from integrations.crm.port import Lead
from tests.support.lead_storm import SETTINGS, Storm, write
from tests.support.mailserver import MailServer
from tests.support.world import World, open_world

pytestmark = [pytest.mark.crash, pytest.mark.timeout(600)]

CLASSES = {"hot": "hot", "warm": "warm", "cold": "cold", "job": "job"}


async def prepared(home: Path, **numbers: int) -> Storm:
    async with open_world(home):
        return write(home, **numbers)


def worked(home: Path, plans: Sequence[str], *arguments: str) -> list[str]:
    """What each worker came to (see `tests.support.lead_storm`)."""
    command = [sys.executable, "-m", "tests.support.lead_storm", str(home), *arguments]
    run = subprocess.run(command, input="\n".join(plans), capture_output=True, text=True, check=False, timeout=550)
    assert "broken" not in run.stdout, run.stderr
    return run.stdout.split()


async def each_is_one_lead(world: World, storm: Storm) -> dict[str, Lead]:
    """By address; whoever was posted fifty times at once too. What each was taken for does not depend on the kills."""
    leads = await world.app.books.leads.leads()
    assert sorted(lead.email for lead in leads) == sorted(storm.everybody), "somebody is lost, or there twice"
    found = await world.app.database.read(lambda c: cases.recent(c, 10_000))
    assert sorted(case.id for case in found) == sorted(lead.id for lead in leads), "one case each"
    by_address = {lead.email: lead for lead in leads}
    said = {**storm.posted, **storm.imported, storm.twin: "hot"}
    assert {address: by_address[address].classed for address in said} == {
        address: CLASSES[kind] for address, kind in said.items()
    }
    return by_address


async def nothing_is_left(world: World, outgoing: set[str]) -> None:
    """All was worked; `outgoing` are the states that effects may have come to."""
    states = await world.app.database.read(lambda c: (inbox.counts(c), outbox.counts(c), ledger.verify(c)))
    assert (states[0].keys(), states[1].keys(), states[2]) == ({"done"}, outgoing, None)


def mails_kept(c: Connection) -> dict[str, list[tuple[str, str]]]:
    """(purpose, state) of what each lead was written, by lead."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in c.execute(select(lead_mail.c.lead_id, lead_mail.c.purpose, lead_mail.c.state)):
        found.setdefault(row.lead_id, []).append((row.purpose, row.state))
    return found


def in_doubt(c: Connection) -> dict[str, str]:
    """Case → whom its mail went to of which nobody knows whether it left."""
    failed = (outbox_table.c.kind == "lead.mail") & (outbox_table.c.state == "failed")
    rows = c.execute(select(outbox_table.c.case_id, outbox_table.c.payload).where(failed))
    return {row.case_id: str(row.payload["to"]) for row in rows}


def to_be_mailed(storm: Storm) -> set[str]:
    """Who asked something of us and is no job seeker: an import writes to nobody."""
    return {*(mail for mail, kind in storm.posted.items() if kind != "job"), *storm.mailed, storm.twin}


async def test_leads_in_a_storm_are_one_each(tmp_path: Path) -> None:
    home = tmp_path / "home"
    storm = await prepared(home, posted=36, imported=120, mailed=6)
    plans = ["point commit.before 3", "point commit.after 60", "point leads.put.before 9", "point leads.put.after 40"]
    plans += ["point lead.mail.before 4", "point send.after 6", "point lead.mail.after 7", "after 2"]
    plans += ["point effect.before 70", "none", "none"]
    came = await asyncio.to_thread(worked, home, plans)
    assert came[-2:] == ["done", "done"]
    assert came.count("killed") >= 7, came
    async with open_world(home, **SETTINGS) as world:
        leads = await each_is_one_lead(world, storm)
        assert Counter(str(mail["To"]) for mail in world.mails()) == dict.fromkeys(to_be_mailed(storm), 1)
        kept = await world.app.database.read(mails_kept)
        wanted = {leads[address].id for address in to_be_mailed(storm)}
        assert kept.keys() == wanted
        assert all(len(mails) == 1 and mails[0][1] == "sent" for mails in kept.values())
        await nothing_is_left(world, {"sent"})
        told = [plain_text(post.content) for post in await world.every_post()]
        assert sum("leads.csv" in text for text in told) == 1, "an import is told once"


async def test_a_mail_server_gets_no_mail_to_a_lead_twice(tmp_path: Path) -> None:
    """SMTP cannot be asked what it took: what is in doubt is told, and not sent again."""
    home = tmp_path / "home"
    storm = await prepared(home, posted=36, imported=8, mailed=3)
    plans = ["point leads.put.after 5", "point send.after 3", "point lead.mail.before 3", "point send.before 3"]
    plans += ["point lead.mail.after 3", "point send.after 2"]
    async with MailServer() as server:
        came = await asyncio.to_thread(worked, home, [*plans, "none", "none"], str(server.port))
        reached = Counter(server.recipients)
    assert came[-2:] == ["done", "done"]
    assert came.count("killed") >= 5, came
    assert set(reached.values()) == {1}, "a mail left twice"
    async with open_world(home, **SETTINGS) as world:
        leads = await each_is_one_lead(world, storm)
        doubtful = await world.app.database.read(in_doubt)
        assert doubtful, "no kill came in the middle of sending"
        assert {*reached, *doubtful.values()} == to_be_mailed(storm), "everybody was written to or is told of"
        await nothing_is_left(world, {"sent", "failed"})
        kept = await world.app.database.read(mails_kept)
        for address in to_be_mailed(storm):
            ((_, state),) = kept[leads[address].id]
            assert state == ("reserved" if address in doubtful.values() else "sent"), address
        posts = await world.every_post()
        for case_id in doubtful:
            case = await world.app.database.read(lambda c, id=case_id: cases.by_id(c, id))
            assert case is not None and case.state == "failed"
            thread = [plain_text(post.content) for post in posts if post.thread == case.address.thread]
            assert any("Je ne sais pas si" in text for text in thread), thread
