"""One person, two platforms: what is asked in Slack is decided in Teams and the other way round, by the same people."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.flows.soundness import is_sound
from tests.support.playground.cards import CardButton
from tests.support.playground.client import open_playground
from tests.support.playground.server import PlaygroundServer
from tests.support.slack_world import SlackWorld, open_slack
from tests.support.teams_world import PEOPLE, TeamsWorld

ASKS = "Devis pour Bellerive : 10 mugs avec 12 % de remise"
SEND = "Envoyer le devis"


@dataclass
class Both:
    """The same desk, met in both: it is served, and its Teams room started, by its Slack side."""

    slack: SlackWorld
    teams: TeamsWorld

    async def works(self) -> None:
        """Until neither has anything left to bring the other."""
        for _ in range(2):
            await self.slack.works()
            await self.teams.works()

    def mails(self) -> list[str]:
        return self.slack.mails()

    async def is_locked(self) -> None:
        """The cards of both, for everybody."""
        assert self.slack.buttons() == []
        for who in PEOPLE:
            assert await self.teams.offered(who) == [], who
        await is_sound(self.slack.world)

    async def presses_elsewhere(self, who: str, button: CardButton) -> str:
        """A button they know of, from their own chat in Teams; the whole answer."""
        data = {**button.data, "confirmed": True}
        value = {"action": {"type": "Action.Execute", "verb": button.verb, "data": data}, "trigger": "manual"}
        answer = await self.teams.playground.sends_invoke(who, "adaptiveCard/action", value)
        await self.works()
        return str(answer)


@asynccontextmanager
async def open_both(
    home: Path, server: PlaygroundServer, on_slack: str, on_teams: str, **overrides: Any
) -> AsyncIterator[Both]:
    """`on_slack`, `on_teams`: who has an account there that is known to be theirs."""
    settings = {"teams_playground": True, **overrides, "port": server.desk_port}
    async with open_playground(server) as playground, open_slack(home, linked=False, **settings) as slack:
        teams = TeamsWorld(playground, slack.world)
        await teams.room.start()
        try:
            await slack.knows(*on_slack.split())
            await teams.knows(*on_teams.split())
            await teams.meets(*PEOPLE)
            yield Both(slack, teams)
        finally:
            await teams.room.stop()


Opens = Callable[..., AbstractAsyncContextManager[Both]]


@pytest.fixture
def both(prepared_home: Path, tmp_path: Path, playground: PlaygroundServer) -> Opens:
    def opened(on_slack: str, on_teams: str, **overrides: Any) -> AbstractAsyncContextManager[Both]:
        home = tmp_path / "home"
        shutil.copytree(prepared_home, home)
        return open_both(home, playground, on_slack, on_teams, **overrides)

    return opened


async def test_asked_in_slack_decided_in_teams(both: Opens) -> None:
    async with both(on_slack="lea", on_teams="claire marc") as desk:
        devis = await desk.slack.says("lea", f"@Commis {ASKS}", "#devis")
        await desk.works()
        await desk.teams.clicks("claire", SEND)
        await desk.works()
        desk.slack.hears("lea", "Approuvé par Claire Dubois", where="#devis", thread=devis)
        desk.slack.hears("lea", "D2026-0001", "envoyé", where="#devis", thread=devis)
        assert len(desk.mails()) == 1
        await desk.is_locked()


async def test_asked_in_teams_decided_in_slack(both: Opens) -> None:
    async with both(on_slack="claire", on_teams="lea marc") as desk:
        said = await desk.teams.says("lea", ASKS, "channel")
        await desk.works()
        await desk.slack.clicks("claire", SEND)
        await desk.works()
        await desk.teams.hears("Approuvé par Claire Dubois", where=said.conversation)
        await desk.teams.hears("D2026-0001", "envoyé", where=said.conversation)
        assert len(desk.mails()) == 1
        await desk.is_locked()


async def test_pressed_in_both_at_once_it_is_decided_once(both: Opens) -> None:
    async with both(on_slack="lea marc", on_teams="claire") as desk:
        await desk.slack.says("lea", f"@Commis {ASKS}", "#devis")
        await desk.works()
        seen, button = await desk.teams.finds("claire", SEND)
        await asyncio.gather(
            *(desk.teams.playground.acts("claire", seen, button.verb, button.data) for _ in range(2)),
            desk.slack.server.clicks("marc", SEND, "#devis"),
        )
        await desk.works()
        assert len(desk.mails()) == 1
        await desk.is_locked()


async def test_a_late_click_on_the_other_platform_is_told_who_decided(both: Opens) -> None:
    async with both(on_slack="lea marc", on_teams="claire") as desk:
        await desk.slack.says("lea", f"@Commis {ASKS}", "#devis")
        await desk.works()
        seen, button = await desk.teams.finds("claire", SEND)
        await desk.slack.clicks("marc", SEND, "#devis")
        await desk.works()
        late = await desk.teams.presses("claire", seen, button)
        assert "Marc Lefèvre" in late.text, late.text
        assert len(desk.mails()) == 1
        await desk.is_locked()


async def test_two_people_are_two_persons_not_two_accounts(both: Opens) -> None:
    async with both(on_slack="lea claire", on_teams="claire marc", two_people_above=50) as desk:
        devis = await desk.slack.says("lea", f"@Commis {ASKS}", "#devis")
        await desk.works()
        seen, button = await desk.teams.finds("marc", SEND)
        await desk.slack.clicks("claire", SEND, "#devis")
        await desk.works()
        assert desk.mails() == []
        desk.slack.hears("lea", "1 sur 2", "Claire Dubois", where="#devis", thread=devis)
        told = await desk.presses_elsewhere("claire", button)
        assert desk.mails() == [] and "activity.message" in told, "her other account is not a second person"
        await desk.teams.presses("marc", seen, button)
        await desk.works()
        desk.slack.hears("lea", "Claire Dubois", "Marc Lefèvre", where="#devis", thread=devis)
        assert len(desk.mails()) == 1
        await desk.is_locked()


async def test_who_asked_may_not_decide_from_their_other_account(both: Opens) -> None:
    async with both(on_slack="claire", on_teams="claire marc") as desk:
        await desk.slack.says("claire", "@Commis Devis pour Bellerive : 10 mugs avec 25 % de remise", "#devis")
        await desk.works()
        assert desk.mails() == [] and SEND not in await desk.teams.offered("claire")
        _, button = await desk.teams.finds("marc", SEND)
        assert "activity.message" in await desk.presses_elsewhere("claire", button)
        assert desk.mails() == [] and len(await desk.slack.world.approvals()) == 1
        await desk.teams.clicks("marc", SEND)
        await desk.works()
        assert len(desk.mails()) == 1


async def test_an_account_that_is_nobodys_decides_nothing_by_its_name(both: Opens) -> None:
    """Léa Martin of Teams has not been said to be the Léa Martin of Slack, and Paul is nobody."""
    async with both(on_slack="lea claire", on_teams="marc") as desk:
        await desk.slack.says("lea", f"@Commis {ASKS}", "#devis")
        await desk.works()
        row = (await desk.slack.world.approvals())[0]
        button = CardButton(SEND, "Action.Execute", "commis.press", {"button": f"a:{row.id}:approve"})
        for who in ("claire", "paul", "ines"):
            assert "activity.message" in await desk.presses_elsewhere(who, button)
        assert desk.mails() == [] and [row.state for row in await desk.slack.world.approvals()] == ["open"]
