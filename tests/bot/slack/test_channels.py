"""A channel by its name: only where the app is a member, in the workspace where it was said."""

from __future__ import annotations

from pathlib import Path

from bot.slack import channels
from graphs.message import Address
from tests.bot.slack.rig import DEVIS, TEAM, opened

DESK = Address("web", "c:ops")


async def test_by_its_name_or_its_id_where_the_app_is_a_member(tmp_path: Path):
    async with opened(tmp_path) as rig:
        bot = rig.server.user(rig.server.workspace().bot_user)
        there = rig.server.add_channel(TEAM, "direction", [bot])
        away = rig.server.add_channel(TEAM, "paie", [])
        away.members.discard(bot.id)
        for name in ("direction", "#direction", "Direction", there.id):
            assert await rig.platform.channel(name, DEVIS) == Address("slack", f"{TEAM}/{there.id}")
        for name in ("paie", away.id, "inconnu", "<!channel>"):
            assert await rig.platform.channel(name, DEVIS) is None
        # Said at the desk, it is looked for in the one workspace there is.
        assert await rig.platform.channel("direction", DESK) == Address("slack", f"{TEAM}/{there.id}")


async def test_not_where_another_company_reads_along(tmp_path: Path):
    async with opened(tmp_path) as rig:
        bot = rig.server.user(rig.server.workspace().bot_user)
        shared = rig.server.add_channel(TEAM, "partenaires", [bot])
        assert await rig.platform.channel("partenaires", DEVIS) is not None
        shared.shared_with = [TEAM, "T0THEIRS"]
        for name in ("partenaires", shared.id):
            assert await rig.platform.channel(name, DEVIS) is None


async def test_page_after_page(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(channels, "PAGE", 2)
    async with opened(tmp_path) as rig:
        bot = rig.server.user(rig.server.workspace().bot_user)
        made = [rig.server.add_channel(TEAM, f"equipe-{number}", [bot]) for number in range(7)]
        assert await rig.platform.channel("equipe-6", DEVIS) == Address("slack", f"{TEAM}/{made[6].id}")


async def test_installed_without_the_right_to_look_none_is_found(tmp_path: Path):
    async with opened(tmp_path) as rig:
        home = rig.server.workspace()
        assert await rig.platform.channel("devis", DEVIS) == DEVIS
        home.scopes -= {"channels:read", "groups:read", "im:read"}
        assert await rig.platform.channel("devis", DEVIS) is None
